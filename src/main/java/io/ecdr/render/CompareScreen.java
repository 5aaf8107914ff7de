package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.usecase.CompareReport;
import io.ecdr.usecase.CompareReport.Counts;
import io.ecdr.usecase.CompareReport.One;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What only the old side has. */
public final class CompareScreen implements Screen {

  private static final int COLUMN = 18;
  private static final List<String> KEYS = List.of("KEY", "WHAT", "TYPE", "DB", "IN FILE");

  private final CompareReport report;
  private final Counts counts;

  public CompareScreen(CompareReport report) {
    this.report = Objects.requireNonNull(report, "report");
    this.counts = report.counts();
  }

  @Override
  public String schema() {
    return "ecdr.rescue-compare/1";
  }

  @Override
  public Instant at() {
    return report.at();
  }

  @Override
  public ExitCode code() {
    return ExitCode.OK;
  }

  @Override
  public Value.Fields data() {
    return Value.Fields.NONE
        .with("backup", BackupData.brief(report.old()))
        .with("cache", report.cache())
        .with("keys", counts.keys())
        .with("onlyOld", counts.onlyOld())
        .with("different", counts.different())
        .with("unsure", counts.unsure())
        .with("notCompared", counts.large())
        .with("withoutName", counts.unnamed())
        .with("expired", counts.expired())
        .with("nothing", counts.nothing())
        .with(
            "sample",
            Value.items(
                counts.sample().stream().map(one -> sample(one, report.showKeys())).toList()));
  }

  private static Value.Fields sample(One one, boolean shown) {
    return Value.fields(
            "key", InspectData.name(one.name(), shown),
            "what", one.what().word(),
            "type", one.type().toString())
        .with("database", one.database())
        .with("bytes", one.bytes())
        .with("expires", one.expires().map(Instant::toString));
  }

  @Override
  public List<String> warnings() {
    List<String> all = new ArrayList<>();
    if (counts.unsure() > 0) {
      all.add(
          "of "
              + Words.count(counts.unsure(), "key")
              + " the bytes differ and the content need not: lists, sets and the like can be packed"
              + " in another order");
    }
    if (counts.large() > 0) {
      all.add(
          Words.count(counts.large(), "key")
              + " above 1 MiB: on both sides, but what they hold was not compared");
    }
    if (counts.unnamed() > 0) {
      all.add(
          Words.count(counts.unnamed(), "key")
              + " with a name above 4 MiB: whether the new side has them is not known");
    }
    return all;
  }

  @Override
  public void print(Page page) {
    page.title("backup " + report.old().id() + " beside " + report.cache());
    page.entry(2, COLUMN, "old side", "as it was at " + Words.of(report.old().moment()));
    page.entry(2, COLUMN, "compared", Words.count(counts.keys(), "key"));
    page.entry(2, COLUMN, "only there", Words.count(counts.onlyOld(), "key"));
    page.entry(
        2,
        COLUMN,
        "another value",
        Words.count(counts.different(), "key") + ", either of which may be the newer one");
    if (counts.unsure() > 0) {
      page.entry(2, COLUMN, "perhaps another", Words.count(counts.unsure(), "key"));
    }
    page.entry(
        2, COLUMN, "left out", Words.count(counts.expired(), "key") + " that has run out since");
    if (!counts.sample().isEmpty()) {
      page.gap();
      page.table(
          KEYS,
          counts.sample().stream()
              .map(
                  one ->
                      List.of(
                          InspectData.name(one.name(), report.showKeys()),
                          one.what().word(),
                          one.type().toString(),
                          String.valueOf(one.database()),
                          Words.bytes(one.bytes())))
              .toList());
    }
  }
}
