package io.ecdr.plan;

import java.time.Duration;

/** The questions before a backup about the snapshot of a serverless cache. */
final class ServerlessChecks {

  /** Manual snapshots a serverless cache may have in 24 hours (source: {@code UG:backups}). */
  static final int QUOTA = 24;

  private static final Duration DAY = Duration.ofHours(24);

  private final Checklist list;
  private final BackupInventory seen;

  ServerlessChecks(Checklist list, BackupInventory seen) {
    this.list = list;
    this.seen = seen;
  }

  void ask(String backupId) {
    quiet();
    SnapshotChecks.name(list, seen, backupId);
    quota();
    exportName();
  }

  /** Source: {@code UG:backups}. */
  private void quiet() {
    list.ask(
            "serverless-quiet",
            "Nothing else is called on the cache meanwhile",
            "no other call while the backup runs")
        .warn(
            "not seen: nothing tells who else is at work on it",
            "ElastiCache accepts no other call on a serverless cache while it is backed up;"
                + " changes by others are refused until then");
  }

  private void quota() {
    var ask =
        list.ask(
                "snapshot-quota",
                "The day's snapshots are not used up",
                "under " + (QUOTA - SnapshotChecks.RESCUE) + " of " + QUOTA + " per cache in 24 h")
            .overridable();
    if (seen.snapshots().unknown().isPresent()) {
      ask.unknown(seen.snapshots().unknown().get());
      return;
    }
    long used =
        seen.snapshots().value().orElseThrow().stream()
            .filter(s -> s.manual())
            .filter(s -> s.earliest().map(t -> t.isAfter(seen.at().minus(DAY))).orElse(true))
            .count();
    SnapshotChecks.judgeQuota(ask, used, QUOTA, SnapshotChecks.RESCUE);
  }

  private void exportName() {
    list.ask("export-name", "What the exported file will be called", "known beforehand")
        .pass(
            "unsure: "
                + ServerlessSteps.key("NAME")
                + " was seen once; any key that begins with"
                + " the snapshot's name is taken");
  }
}
