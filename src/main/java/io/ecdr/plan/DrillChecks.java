package io.ecdr.plan;

import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a drill is asked besides what every restore is: what it costs, and what it gives way to. */
public final class DrillChecks {

  /** The id of the check that tells what the nodes come to; it is shown although it passes. */
  public static final String COST = "drill-cost";

  private final Checklist list;
  private final DrillRestoreRequest request;
  private final Instant by;
  private final Duration restore;

  /**
   * @param restore how long the restore usually takes
   */
  DrillChecks(Checklist list, DrillRestoreRequest request, Instant by, Duration restore) {
    this.list = list;
    this.request = request;
    this.by = by;
    this.restore = restore;
  }

  /** Which backup was taken where none was named. */
  public static List<Check> chosen(String backup, int caches) {
    var list = new Checklist();
    list.ask("drill-backup", "Which backup is rehearsed", "the newest proven")
        .pass(backup + ", of " + Text.count(caches, "cache") + " in the bucket");
    return list.all();
  }

  void ask(RestoreTarget target, Fact<String> datastore) {
    list.ask(COST, "What the drill's nodes come to", "shown")
        .pass(
            Text.count(target.nodes(), "node")
                + " "
                + target.nodeType()
                + " for "
                + Text.duration(request.keep())
                + " at most: "
                + hours(target.nodes(), request.keep())
                + " node-hours; usually "
                + hours(target.nodes(), restore));
    deadline();
    lineage(datastore);
  }

  /** Whether the end can be known beforehand. */
  void counted(boolean counted, String backup) {
    var ask =
        list.ask("drill-count", "What is to come back was counted", "by backup verify --deep");
    if (counted) {
      ask.pass("what comes back is held against it");
    } else {
      ask.warn(
          "nobody counted it, so the drill will end with 20",
          "count it first: " + kept().named("verify", backup) + " --deep; or add --inspect");
    }
  }

  private KeptAt kept() {
    var restore = request.restore();
    return new KeptAt(restore.to(), restore.drBucket(), restore.prefix());
  }

  private static String hours(int nodes, Duration time) {
    return BigDecimal.valueOf(time.toSeconds() * nodes)
        .divide(BigDecimal.valueOf(3600), 1, RoundingMode.CEILING)
        .stripTrailingZeros()
        .toPlainString();
  }

  private void deadline() {
    var ask =
        list.ask(
            "drill-deadline",
            "The drill can be over by its deadline",
            Text.duration(request.keep()));
    var usual = "a restore like it usually takes " + Text.duration(restore);
    if (restore.compareTo(request.keep()) < 0) {
      ask.pass(usual + "; taken away from " + by + " on at the latest");
    } else {
      ask.warn(usual + ", and it is taken away at " + by, "give it more time with --deadline");
    }
  }

  private void lineage(Fact<String> datastore) {
    var ask =
        list.ask("drill-lineage", "What the drill gives way to", "a role change of its source");
    if (datastore.unknown().isPresent()) {
      ask.warn(
          "whether the source belongs to a Global Datastore is not known: "
              + datastore.unknown().get().why(),
          "a failover of it may not be noticed; the drill takes no lock of it");
    } else {
      ask.pass(
          datastore.value().map(id -> "member of " + id).orElse("no Global Datastore told here")
              + "; the drill takes no lock of it");
    }
  }
}
