package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Lag;
import io.ecdr.model.LagTrend;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.usecase.DatastoreStatus;
import io.ecdr.usecase.DatastoreStatus.Agreement;
import io.ecdr.usecase.DatastoreStatus.Standing;
import io.ecdr.usecase.StatusReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Status in one line per Global Datastore, and per cache that is in none, for logs. */
public final class StatusLine {

  private final StatusReport report;

  public StatusLine(StatusReport report) {
    this.report = report;
  }

  /** At least one. */
  public List<String> lines() {
    List<String> all = new ArrayList<>();
    report.datastores().forEach(d -> all.add(line(of(d))));
    report.caches().stream()
        .filter(c -> c.datastore().isEmpty())
        .forEach(
            c ->
                all.add(
                    line(
                        c.id()
                            + " in "
                            + c.region()
                            + " "
                            + c.group().map(ReplicationGroup::status).orElse("not told"))));
    if (all.isEmpty()) {
      all.add(line("no caches"));
    }
    return all;
  }

  private String line(String what) {
    var code = report.code();
    return Words.of(report.at()) + "  " + what + (code == ExitCode.OK ? "" : "  " + Words.of(code));
  }

  private static String of(DatastoreStatus datastore) {
    var views =
        switch (datastore.agreement()) {
          case AGREE -> "";
          case DISAGREE -> " REGIONS DISAGREE";
          case UNKNOWN -> " not all Regions told";
        };
    var writable = datastore.writable().size() > 1 ? " TWO WRITABLE PRIMARIES" : "";
    return datastore.id()
        + (datastore.agreement() == Agreement.AGREE
            ? " " + datastore.told().map(d -> d.status()).orElse("")
            : "")
        + views
        + writable
        + ": "
        + datastore.members().stream().map(StatusLine::member).collect(Collectors.joining(", "));
  }

  private static String member(Standing standing) {
    var member = standing.member();
    return member + " " + member.role().toLowerCase(Locale.ROOT) + lag(standing);
  }

  private static String lag(Standing standing) {
    if (standing.lag().isEmpty()) {
      return "";
    }
    if (standing.lag().get() instanceof Lag.Read read) {
      return " lag "
          + Words.of(read.value())
          + (read.trend() == LagTrend.UNKNOWN ? "" : " " + Words.of(read.trend()))
          + " at risk "
          + Words.of(standing.loss().ifWriting().orElseThrow());
    }
    return " lag unknown";
  }
}
