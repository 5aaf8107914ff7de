package io.ecdr.render;

import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Reachability;
import io.ecdr.usecase.StatusReport;
import io.ecdr.usecase.StatusReport.CacheStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
        .with("caches", Value.items(report.caches().stream().map(StatusScreen::cache).toList()));
  }

  private static Value.Fields cell(Reachability.Cell cell) {
    return Value.fields(
        "region", cell.region().id(),
        "service", cell.service().word(),
        "state", Words.of(cell.state()),
        "why", cell.why(),
        "at", cell.at().toString());
  }

  private static Value.Fields cache(CacheStatus cache) {
    var data =
        Value.fields(
                "id", cache.id(),
                "region", cache.region().id(),
                "engine", cache.engine(),
                "next", cache.next())
            .with("status", cache.group().map(g -> g.status()))
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
                        .with("clusterMode", g.cluster())
                        .with("shards", g.nodeGroups().size())
                        .with("nodes", g.memberClusters().size()))
            .orElse(withCount);
    var withBackup =
        cache
            .newestBackup()
            .map(b -> withGroup.with("newestBackup", BackupData.brief(b)))
            .orElse(withGroup);
    return cache
        .recoveryPointAge()
        .map(age -> withBackup.with("recoveryPointAgeSeconds", age.toSeconds()))
        .orElse(withBackup);
  }

  @Override
  public List<String> warnings() {
    return report.notes();
  }

  @Override
  public void print(Page page) {
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
    if (report.caches().isEmpty()) {
      page.line("No caches.");
      return;
    }
    page.table(
        List.of("CACHE", "REGION", "STATUS", "ENGINE", "SHAPE", "NEWEST BACKUP", "PROOF", "AGE"),
        report.caches().stream().map(StatusScreen::row).toList());
    var next = report.caches().stream().filter(c -> !c.next().isBlank()).toList();
    if (!next.isEmpty()) {
      page.gap();
      page.title("Next");
      next.forEach(c -> page.line("  " + c.next()));
    }
  }

  private static List<String> row(CacheStatus cache) {
    return List.of(
        cache.id(),
        cache.region().id(),
        cache.group().map(g -> g.status()).orElse("not told"),
        cache.engine().isBlank() ? "-" : cache.engine(),
        cache
            .group()
            .map(
                g ->
                    Words.count(g.nodeGroups().size(), "shard")
                        + ", "
                        + Words.count(g.memberClusters().size(), "node"))
            .orElse("-"),
        cache.newestBackup().map(b -> b.id()).or(cache::backupsUnknown).orElse("none"),
        Words.orDash(cache.newestBackup().map(b -> b.proof().word())),
        Words.orDash(cache.recoveryPointAge().map((Duration d) -> Words.of(d))));
  }
}
