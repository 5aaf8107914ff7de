package io.ecdr.plan;

import io.ecdr.model.NodeLoads;
import io.ecdr.model.NodeLoads.Sample;
import io.ecdr.model.ReplicationGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The questions before a backup about how the nodes are doing. They warn and forbid nothing. */
final class LoadChecks {

  /** AWS names no figure; above this there is little room for what a snapshot needs besides. */
  private static final double MUCH = 90;

  /** A replica that is further behind makes an old backup. */
  private static final double FAR_BEHIND = 60;

  private final Checklist list;
  private final ReplicationGroup group;
  private final BackupSource source;
  private final NodeLoads loads;
  private final Instant now;

  LoadChecks(Checklist list, BackupInventory seen, BackupSource source) {
    this.list = list;
    this.group = seen.group();
    this.source = source;
    this.loads = seen.loads();
    this.now = seen.at();
  }

  void source() {
    var ask =
        list.ask(
            "snapshot-source",
            "A replica bears the load of the snapshot",
            "the least lagging replica, less than " + (int) FAR_BEHIND + " s behind");
    var lag = Optional.ofNullable(loads.lag().get(source.node()));
    if (group.cluster()) {
      ask.pass("cluster mode enabled: the service chooses the node of each shard");
    } else if (!source.replica()) {
      ask.warn(
          "no available replica, the snapshot is taken from " + source.node(),
          "writes may be slowed; add a replica");
    } else if (lag.isEmpty()) {
      ask.pass(
          "replica "
              + source.node()
              + "; how far it is behind is unknown: "
              + loads.why().orElse("it has no value"));
    } else {
      behind(ask.seen(age(lag.get())), lag.get());
    }
  }

  private void behind(Checklist.Question ask, Sample lag) {
    var observed =
        "replica " + source.node() + ", " + number(lag.value()) + " s behind, the least of all";
    if (lag.value() > FAR_BEHIND) {
      ask.warn(observed, "the backup will be as old; see why replicas are behind");
    } else {
      ask.pass(observed);
    }
  }

  void memory() {
    var ask =
        list.ask(
            "memory-headroom",
            "There is memory left for a snapshot",
            "at most " + (int) MUCH + "% used for data on each node, no save under way");
    var most = loads.memory().entrySet().stream().max(Map.Entry.comparingByValue(LoadChecks::less));
    var saving =
        loads.saving().entrySet().stream().filter(e -> e.getValue().value() > 0).findFirst();
    if (most.isEmpty()) {
      ask.warn(
          "unknown: " + loads.why().orElse("no node has a value"),
          "look at DatabaseMemoryUsagePercentage yourself; a full node slows writes or fails");
      return;
    }
    var dated = ask.seen(age(most.get().getValue()));
    var observed =
        number(most.get().getValue().value()) + "% used for data on " + most.get().getKey();
    if (saving.isPresent()) {
      dated.warn(
          "a save is under way on " + saving.get().getKey() + "; " + observed,
          "wait until it has ended");
    } else if (most.get().getValue().value() > MUCH) {
      dated.warn(observed, "a snapshot may fail or slow writes; choose a larger node type");
    } else {
      dated.pass(observed + ", the most of all");
    }
  }

  private static int less(Sample a, Sample b) {
    return Double.compare(a.value(), b.value());
  }

  private Duration age(Sample sample) {
    var age = Duration.between(sample.at(), now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
