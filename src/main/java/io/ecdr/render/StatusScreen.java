package io.ecdr.render;

import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Value;
import io.ecdr.plan.Reachability;
import io.ecdr.plan.retention.Reason;
import io.ecdr.usecase.DatastoreStatus;
import io.ecdr.usecase.RoleWindow;
import io.ecdr.usecase.StatusReport;
import io.ecdr.usecase.StatusReport.CacheStatus;
import io.ecdr.usecase.StatusReport.Newer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Regions, caches, newest backups, and what to type next. */
public final class StatusScreen implements Screen {

  private final StatusReport report;

  public StatusScreen(StatusReport report) {
    this.report = report;
  }

  @Override
  public String schema() {
    return "ecdr.status/1";
  }

  @Override
  public Instant at() {
    return report.at();
  }

  @Override
  public ExitCode code() {
    return report.code();
  }

  @Override
  public Value.Fields data() {
    return Value.Fields.NONE
        .with("account", report.account().map(AccountId::digits))
        .with(
            "reachability",
            Value.items(report.reachability().cells().stream().map(StatusScreen::cell).toList()))
        .with("caches", Value.items(report.caches().stream().map(c -> cache(c)).toList()))
        .with("overdueDrills", DrillLines.data(report.overdue()));
  }

  private static Value.Fields cell(Reachability.Cell cell) {
    return Value.fields(
        "region", cell.region().id(),
        "service", cell.service().word(),
        "state", Words.of(cell.state()),
        "why", cell.why(),
        "at", cell.at().toString());
  }

  private Value.Fields cache(CacheStatus cache) {
    var data =
        Value.fields(
                "id", cache.id(),
                "region", cache.region().id(),
                "engine", cache.engine(),
                "next", cache.next())
            .with("status", cache.group().map(g -> g.status()))
            .with("role", cache.role())
            .with("newestSnapshot", cache.newestSnapshot().map(s -> s.name()))
            .with("backupsUnknown", cache.backupsUnknown());
    var withCount =
        cache.backupsUnknown().isPresent() ? data : data.with("backups", cache.backups());
    var withGroup =
        cache
            .group()
            .map(
                g ->
                    withCount
                        .with("kind", LoneCaches.kind(g).word())
                        .with("clusterMode", g.cluster())
                        .with("shards", g.nodeGroups().size())
                        .with("nodes", g.memberClusters().size()))
            .orElse(withCount);
    var withBackup =
        cache
            .newestProven()
            .map(b -> withGroup.with("newestProven", BackupData.brief(b)))
            .orElse(withGroup);
    var withNewer =
        cache.newer().map(n -> withBackup.with("newerUnproven", newer(n))).orElse(withBackup);
    var withAge =
        cache
            .recoveryPointAge()
            .map(age -> withNewer.with("recoveryPointAgeSeconds", age.toSeconds()))
            .orElse(withNewer);
    return cache
        .datastore()
        .map(d -> withAge.with("globalDatastore", datastore(d)))
        .orElse(withAge);
  }

  private static Value.Fields newer(Newer newer) {
    return BackupData.brief(newer.newest())
        .with("failed", ProofWords.failed(newer.newest()))
        .with("suspect", newer.suspect().map(Reason::words))
        .with("count", newer.count());
  }

  private Value.Fields datastore(DatastoreStatus datastore) {
    var windows = windows(datastore).map(WindowLines::data).toList();
    return DatastoreData.of(datastore, report.at()).with("antiFlap", Value.items(windows));
  }

  private Stream<RoleWindow> windows(DatastoreStatus datastore) {
    return report.windows().stream().filter(w -> w.datastore().equals(datastore.id()));
  }

  @Override
  public List<String> warnings() {
    return report.notes();
  }

  @Override
  public void print(Page page) {
    var lines = report.datastores().stream().map(d -> new DatastoreLines(d, report.at())).toList();
    lines.forEach(l -> l.alarm(page));
    DrillLines.print(page, report.overdue());
    page.line(
        "account "
            + report.account().map(AccountId::digits).orElse("unknown")
            + ", "
            + Words.of(report.at()));
    for (var cell : report.reachability().cells()) {
      if (cell.state() != Reachability.State.UP) {
        page.line(
            page.paint(Ink.BAD, "%s in %s: %s")
                .formatted(cell.service().word(), cell.region(), Words.of(cell.state())));
        page.text(2, cell.why());
      }
    }
    page.gap();
    if (!report.datastores().isEmpty()) {
      ReachLines.print(
          page, report.reachability(), MarkLines.reached(report.datastores()), report.at());
    }
    if (report.caches().isEmpty()) {
      page.line("No caches.");
      return;
    }
    new CacheTable(report.caches()).print(page);
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).print(page);
      windows(report.datastores().get(i)).forEach(window -> WindowLines.print(page, 2, window));
    }
    var next =
        report.caches().stream()
            .map(CacheStatus::next)
            .filter(n -> !n.isBlank())
            .distinct()
            .toList();
    if (!next.isEmpty()) {
      page.gap();
      page.title("Next");
      next.forEach(n -> page.line("  " + n));
    }
  }
}
