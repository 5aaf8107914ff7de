package io.ecdr.render;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.usecase.BackupListReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The backups in a bucket. */
public final class BackupListScreen implements Screen {

  private final BackupListReport report;

  public BackupListScreen(BackupListReport report) {
    this.report = report;
  }

  @Override
  public String schema() {
    return "ecdr.backup-list/1";
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
    return Value.fields("bucket", report.bucket(), "region", report.region().id())
        .with("backups", Value.items(report.backups().stream().map(BackupData::brief).toList()));
  }

  @Override
  public List<String> warnings() {
    return report.notes();
  }

  @Override
  public void print(Page page) {
    if (report.backups().isEmpty()) {
      page.line("No backups in " + report.bucket() + " (" + report.region() + ").");
      return;
    }
    page.table(
        List.of("BACKUP", "CACHE", "AGE", "PROOF", "SHARDS", "SIZE", "ENGINE"),
        report.backups().stream().map(this::row).toList());
  }

  private List<String> row(BackupRecord backup) {
    var manifest = backup.manifest();
    return List.of(
        backup.id(),
        manifest.cache().toString(),
        Words.of(Duration.between(backup.moment(), report.at())),
        backup.proof().word(),
        String.valueOf(manifest.shards().size()),
        Words.bytes(manifest.bytes()),
        manifest.engine() + " " + manifest.engineVersion());
  }
}
