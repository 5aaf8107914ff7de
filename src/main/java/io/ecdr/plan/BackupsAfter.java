package io.ecdr.plan;

import io.ecdr.model.Afterwards;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.Optional;

/**
 * The service's own backups of the new primary: they are set for each member by itself (facts page,
 * 6.5), so a member that becomes the primary may have none. By default it gets what the old primary
 * had, where that was read and is more; less is never set, since snapshots would go.
 */
final class BackupsAfter implements FollowSteps.Follow {

  private final CallMaker calls;
  private final GlobalInventory seen;
  private final Afterwards wanted;
  private final Optional<Duration> timeout;

  BackupsAfter(
      CallMaker calls, GlobalInventory seen, Afterwards wanted, Optional<Duration> timeout) {
    this.calls = calls;
    this.seen = seen;
    this.wanted = wanted;
    this.timeout = timeout;
  }

  @Override
  public void check(Checklist list) {
    var ask =
        list.ask(
            "service-backups", "The new primary has automatic snapshots", "as the old primary");
    var own = days(seen.group().value());
    var old = days(seen.otherGroup().value());
    if (seen.already()) {
      ask.skipped("the target is the primary already, so nothing follows");
    } else if (wanted.retention().isPresent()) {
      ask.pass("kept " + words(own) + " now, set to " + words(wanted.retention()) + " afterwards");
    } else if (!wanted.keepBackups()) {
      ask.skipped("left as they are, as asked with --service-backups off: " + words(own));
    } else if (own.isEmpty()) {
      ask.warn(
          "the target does not tell whether it takes any; nothing is set",
          "add --snapshot-retention 1");
    } else if (old.isEmpty()) {
      unread(ask, own.get());
    } else if (old.get() > own.get()) {
      ask.pass(
          "the old primary keeps "
              + words(old)
              + ", the target "
              + words(own)
              + "; it gets the old primary's"
              + window().map(w -> ", taken " + w + " UTC").orElse(""));
    } else if (own.get() == 0) {
      ask.skipped("neither side takes any");
    } else {
      ask.pass("the target keeps " + words(own) + ", the old primary " + words(old));
    }
  }

  private void unread(Checklist.Question ask, int own) {
    if (own > 0) {
      ask.pass("the target keeps " + words(Optional.of(own)) + "; the old primary's were not read");
    } else {
      ask.warn(
          "the target takes none, and the old primary's settings were not read; nothing is set",
          "add --snapshot-retention 1, or beforehand: ecdr backup automatic "
              + seen.target().id()
              + " --region "
              + seen.to()
              + " --days 1");
    }
  }

  private static String words(Optional<Integer> days) {
    return days.map(d -> d == 0 ? "none" : Text.count(d, "day")).orElse("not told");
  }

  private static Optional<Integer> days(Optional<ReplicationGroup> group) {
    return group.flatMap(ReplicationGroup::snapshotRetention);
  }

  /**
   * How many days they are to be kept; empty where nothing is set. What was asked for is planned
   * also where it is so: an approved plan must fit when somebody has set it since.
   */
  private Optional<Integer> target() {
    var own = days(seen.group().value());
    return wanted
        .retention()
        .or(
            () ->
                days(seen.otherGroup().value())
                    .filter(d -> wanted.keepBackups() && own.filter(has -> d > has).isPresent()));
  }

  /** The one that was asked for; else the old primary's, where the target takes none yet. */
  private Optional<String> window() {
    boolean on = days(seen.group().value()).filter(d -> d > 0).isPresent();
    return wanted
        .window()
        .or(
            () ->
                on || wanted.retention().isPresent()
                    ? Optional.empty()
                    : seen.otherGroup().value().flatMap(ReplicationGroup::snapshotWindow));
  }

  @Override
  public Optional<Step> step() {
    return target().map(this::step);
  }

  private Step step(int days) {
    var id = seen.target().id();
    var set =
        Value.fields("ReplicationGroupId", id)
            .with("SnapshotRetentionLimit", days)
            .with("SnapshotWindow", window())
            .with("SnapshottingClusterId", node());
    return new Step.Act(
            id + "/automatic",
            "Have the service keep snapshots of "
                + id
                + " for "
                + Text.count(days, "day")
                + " (now "
                + words(days(seen.group().value()))
                + ")",
            calls.elastiCache(
                seen.to(), "ModifyReplicationGroup", set.with("ApplyImmediately", true)),
            new Condition("automatic-set", seen.to(), set),
            // The same values a second time change nothing.
            Step.Repeat.SERVICE_REFUSES_SECOND,
            FollowSteps.limits(Duration.ofMinutes(1), Duration.ofMinutes(30), timeout),
            "setting by hand what was there before",
            FollowSteps.when(seen))
        .following();
  }

  /** Turning them on with cluster mode disabled needs one (source: HT#10581). */
  private Optional<String> node() {
    return seen.group()
        .value()
        .filter(group -> !group.cluster() && group.snapshotRetention().orElse(0) == 0)
        .flatMap(AutomaticPlanner::sparing);
  }
}
