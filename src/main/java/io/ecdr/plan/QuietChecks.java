package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.ServiceUpdate;
import io.ecdr.model.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether AWS is about to work on a member by itself, and whether there is a way back from bad data
 * (facts page, preflight: planned switchover). They warn, and never forbid anything.
 */
final class QuietChecks {

  /** Closer than this a window is near. */
  static final Duration NEAR = Duration.ofMinutes(15);

  private static final Duration FRESH = Duration.ofHours(24);

  private final Checklist list;
  private final GlobalInventory seen;
  private final SwitchoverFacts facts;
  private final List<String> near = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final List<String> still = new ArrayList<>();

  QuietChecks(Checklist list, GlobalInventory seen, SwitchoverFacts facts) {
    this.list = list;
    this.seen = seen;
    this.facts = facts;
  }

  static Checklist.Question windows(Checklist list) {
    return list.ask(
        "windows",
        "No maintenance, update or automatic snapshot is near",
        "none goes on or begins within " + Text.duration(NEAR));
  }

  static Checklist.Question backup(Checklist list) {
    return list.ask(
        "backup",
        "A fresh snapshot of the primary is there",
        "not older than " + Text.duration(FRESH));
  }

  void windows() {
    side(seen.to().id(), seen.group(), facts.target());
    side(seen.primaryRegion(), seen.otherGroup(), facts.primary());
    var ask = windows(list);
    var hint = "the change may be refused or held up meanwhile; choose another time";
    if (!near.isEmpty()) {
      ask.warn(String.join("; ", near), hint);
    } else if (!unknown.isEmpty()) {
      ask.warn("unknown: " + String.join("; ", unknown), "look at the windows yourself");
    } else {
      ask.pass(String.join("; ", still));
    }
  }

  private void side(String region, Fact<ReplicationGroup> group, SwitchoverFacts.Side side) {
    var maintenance = side.maintenance();
    if (maintenance.unknown().isPresent()) {
      unknown.add(maintenance.unknown().get().why());
    }
    maintenance.value().ifPresent(text -> window(region, "maintenance", text));
    group.value().flatMap(QuietChecks::snapshots).ifPresent(t -> window(region, "snapshot", t));
    if (side.updates().unknown().isPresent()) {
      unknown.add(side.updates().unknown().get().why());
    }
    side.updates().value().orElse(List.of()).forEach(update -> update(region, update));
  }

  /** The window of automatic snapshots; empty where there are none. */
  static Optional<String> snapshots(ReplicationGroup group) {
    boolean off = group.snapshotRetention().filter(days -> days == 0).isPresent();
    return off ? Optional.empty() : group.snapshotWindow();
  }

  private void window(String region, String what, String text) {
    var words = what + " window " + text + " UTC in " + region;
    var window = Window.of(text);
    if (window.isEmpty()) {
      unknown.add(words + " makes no sense to ecdr");
    } else if (window.get().near(seen.at(), NEAR)) {
      near.add(words);
    } else {
      still.add(words);
    }
  }

  private void update(String region, ServiceUpdate update) {
    var words = "service update " + update.name() + " in " + region + " is " + update.status();
    boolean due =
        update.waiting()
            && update.applyBy().filter(by -> by.isBefore(seen.at().plus(FRESH))).isPresent();
    if (update.moving()) {
      near.add(words);
    } else if (due) {
      near.add(words + " and should be applied by " + update.applyBy().orElseThrow());
    } else if (update.waiting()) {
      still.add(words);
    }
  }

  /** The newest that could be restored. */
  static Optional<Snapshot> newest(List<Snapshot> snapshots) {
    return snapshots.stream()
        .filter(s -> s.status().equals("available") && s.earliest().isPresent())
        .max(Comparator.comparing(s -> s.earliest().orElseThrow()));
  }

  void backup() {
    var ask = backup(list);
    var hint =
        "take one before"
            + seen.datastore()
                .primary()
                .map(
                    m ->
                        ": ecdr backup create "
                            + m.id()
                            + " --region "
                            + seen.primaryRegion()
                            + " --no-export")
                .orElse("");
    if (facts.snapshots().unknown().isPresent()) {
      ask.warn("unknown: " + facts.snapshots().unknown().get().why(), hint);
      return;
    }
    var newest = newest(facts.snapshots().value().orElse(List.of()));
    if (newest.isEmpty()) {
      ask.warn("none", hint);
      return;
    }
    var age = Duration.between(newest.get().earliest().orElseThrow(), seen.at());
    var observed = newest.get().name() + ", " + Text.duration(age) + " old";
    if (age.compareTo(FRESH) > 0) {
      ask.warn(observed, hint);
    } else {
      ask.pass(observed);
    }
  }
}
