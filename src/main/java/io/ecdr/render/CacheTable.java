package io.ecdr.render;

import io.ecdr.model.CacheKind;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.usecase.StatusReport.CacheStatus;
import io.ecdr.usecase.StatusReport.Newer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Caches as a table; where the terminal is too narrow for it, one below the other. */
final class CacheTable {

  private final List<CacheStatus> caches;
  private final boolean roles;

  CacheTable(List<CacheStatus> caches) {
    this.caches = caches;
    this.roles = caches.stream().anyMatch(c -> c.role().isPresent());
  }

  void print(Page page) {
    var rows = caches.stream().map(this::row).toList();
    if (page.fits(titles(), rows)) {
      page.table(titles(), rows);
    } else {
      rows.forEach(row -> stacked(page, row));
    }
    caches.forEach(c -> c.newer().ifPresent(n -> newer(page, c, n)));
    var reasons = new LinkedHashMap<String, List<CacheStatus>>();
    caches.forEach(
        c ->
            c.backupsUnknown()
                .filter(why -> c.newestProven().isEmpty())
                .ifPresent(why -> reasons.computeIfAbsent(why, w -> new ArrayList<>()).add(c)));
    reasons.forEach(
        (why, these) ->
            page.text(
                0,
                "Backups of "
                    + (these.size() == 1 ? these.get(0).id() : Words.count(these.size(), "cache"))
                    + ": "
                    + why
                    + "."));
  }

  private List<String> titles() {
    List<String> all = new ArrayList<>(List.of("CACHE", "REGION", "STATUS"));
    if (roles) {
      all.add("ROLE");
    }
    all.addAll(List.of("ENGINE", "SHAPE", "NEWEST PROVEN", "PROOF", "AGE"));
    return all;
  }

  private List<String> row(CacheStatus cache) {
    List<String> all = new ArrayList<>();
    all.add(cache.id());
    all.add(cache.region().id());
    all.add(cache.group().map(ReplicationGroup::status).orElse("not told"));
    if (roles) {
      all.add(cache.role().map(r -> r.toLowerCase(Locale.ROOT)).orElse("-"));
    }
    all.add(cache.engine().isBlank() ? "-" : cache.engine());
    all.add(cache.group().map(CacheTable::shape).orElse("-"));
    all.add(
        cache
            .newestProven()
            .map(b -> b.id())
            .orElse(cache.backupsUnknown().isPresent() ? "not told" : "none"));
    all.add(Words.orDash(cache.newestProven().map(b -> b.proof().word())));
    all.add(Words.orDash(cache.recoveryPointAge().map(Words::age)));
    return all;
  }

  private static String shape(ReplicationGroup group) {
    var kind = LoneCaches.kind(group);
    if (kind != CacheKind.REPLICATION_GROUP) {
      return kind == CacheKind.SERVERLESS ? "serverless" : "single node";
    }
    return Words.count(group.nodeGroups().size(), "shard")
        + ", "
        + Words.count(group.memberClusters().size(), "node");
  }

  private void stacked(Page page, List<String> row) {
    page.line(row.get(0) + " in " + row.get(1));
    int backup = row.size() - 3;
    page.text(
        2, String.join(", ", row.subList(2, backup).stream().filter(w -> !w.equals("-")).toList()));
    page.text(
        2,
        "newest proven backup: "
            + row.get(backup)
            + (row.get(backup + 1).equals("-") ? "" : ", " + row.get(backup + 1))
            + (row.get(backup + 2).equals("-") ? "" : ", " + Words.old(row.get(backup + 2))));
  }

  /** A backup that counts for nothing is no reason to sleep well. */
  private static void newer(Page page, CacheStatus cache, Newer newer) {
    var backup = newer.newest();
    page.inked(
        Ink.WARN,
        0,
        cache.id()
            + ": "
            + (newer.count() == 1 ? "" : Words.count(newer.count(), "backup") + " ")
            + (cache.newestProven().isPresent() ? "newer than the newest proven" : "not proven")
            + (newer.count() == 1 ? ": " : ", the newest: ")
            + backup.id()
            + " is "
            + newer.suspect().map(r -> r.words()).orElse(backup.proof().word() + " only")
            + ProofWords.failed(backup).map(f -> ", " + f).orElse(""));
  }
}
