package io.ecdr.plan;

import io.ecdr.model.ReplicationGroup;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** The questions before a backup about the snapshot to be taken (facts page, preflight: backup). */
final class SnapshotChecks {

  /** Manual snapshots a node may have in 24 hours (source: {@code UG:backups}). */
  static final int QUOTA = 20;

  /** Of those, kept back for a rescue. */
  static final int RESCUE = 2;

  private static final Duration DAY = Duration.ofHours(24);

  private final Checklist list;
  private final BackupInventory seen;
  private final ReplicationGroup group;
  private final BackupSource source;

  SnapshotChecks(Checklist list, BackupInventory seen, BackupSource source) {
    this.list = list;
    this.seen = seen;
    this.group = seen.group();
    this.source = source;
  }

  /**
   * @param rescue whether it may take of the snapshots that are kept back
   */
  void ask(String backupId, boolean rescue) {
    snapshotWindow();
    var loads = new LoadChecks(list, seen, source);
    loads.source();
    name(list, seen, backupId);
    quota(rescue ? 0 : RESCUE);
    memory();
    loads.memory();
  }

  private void snapshotWindow() {
    var ask =
        list.ask(
            "snapshot-window",
            "No automatic snapshot is near",
            "not in the window nor 15 min before it");
    var window = QuietChecks.snapshots(group);
    if (window.isEmpty()) {
      ask.pass(
          group.snapshotWindow().isEmpty()
              ? "no snapshot window told"
              : "automatic snapshots are off");
      return;
    }
    var parsed = Window.of(window.get());
    if (parsed.isEmpty()) {
      ask.warn("window '" + window.get() + "' makes no sense to ecdr", "look at it yourself");
    } else if (parsed.get().near(seen.at(), QuietChecks.NEAR)) {
      ask.warn(
          "window "
              + window.get()
              + " UTC, now "
              + LocalTime.ofInstant(seen.at(), ZoneOffset.UTC).withNano(0),
          "an automatic snapshot may start and make this one wait or fail");
    } else {
      ask.pass("window " + window.get() + " UTC");
    }
  }

  static void name(Checklist list, BackupInventory seen, String backupId) {
    var ask =
        list.ask(
            "snapshot-name",
            "The snapshot's name is legal and free",
            "free in " + seen.group().region());
    if (!BackupNames.legal(backupId)) {
      ask.fail("'" + backupId + "' is no legal name", "a fault of ecdr; report it");
    } else if (seen.sameName().unknown().isPresent()) {
      ask.unknown(seen.sameName().unknown().get());
    } else {
      ask.answer(
          seen.sameName().absent(),
          backupId + (seen.sameName().absent() ? " is free" : " is taken"),
          "plan again; the name holds the time and a chance part");
    }
  }

  private void quota(int keptBack) {
    var ask =
        list.ask(
                "snapshot-quota",
                "The day's snapshots are not used up",
                "under " + (QUOTA - keptBack) + " of " + QUOTA + " per node in 24 h")
            .overridable();
    if (seen.snapshots().unknown().isPresent()) {
      ask.unknown(seen.snapshots().unknown().get());
      return;
    }
    long used =
        seen.snapshots().value().orElse(List.of()).stream()
            .filter(s -> s.manual() && source.countsAgainst(s))
            .filter(s -> s.earliest().map(t -> t.isAfter(seen.at().minus(DAY))).orElse(true))
            .count();
    judgeQuota(ask, used, QUOTA, keptBack);
  }

  static void judgeQuota(Checklist.Question ask, long used, int quota, int keptBack) {
    var observed = used + " manual snapshots in 24 h (deleted ones do not show)";
    if (used >= quota) {
      ask.fail(observed, "wait until older ones are a day old");
    } else if (used >= quota - keptBack) {
      ask.fail(
          observed, RESCUE + " are kept back for a rescue; wait until older ones are a day old");
    } else {
      ask.pass(observed);
    }
  }

  private void memory() {
    var ask =
        list.ask(
            "reserved-memory",
            "Memory is reserved for snapshots",
            "reserved-memory-percent of 25 or more");
    if (seen.parameters().unknown().isPresent()) {
      ask.warn(seen.parameters().unknown().get().why(), "look at the parameter group yourself");
      return;
    }
    var text =
        seen.parameters().value().flatMap(p -> p.text("reserved-memory-percent")).orElse("25");
    if (text.matches("\\d{1,3}") && Integer.parseInt(text) < 25) {
      ask.warn(
          "reserved-memory-percent is " + text,
          "a snapshot of a full node may fail or slow writes; raise it to 25");
    } else {
      ask.pass("reserved-memory-percent is " + text);
    }
  }
}
