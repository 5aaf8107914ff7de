package io.ecdr.render;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.retention.Decision;
import io.ecdr.usecase.BackupListReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        .with("backups", Value.items(report.backups().stream().map(this::data).toList()));
  }

  @Override
  public List<String> warnings() {
    var all = new ArrayList<>(report.notes());
    report
        .backups()
        .forEach(b -> ProofWords.failed(b).ifPresent(words -> all.add(b.id() + ": " + words)));
    return all;
  }

  @Override
  public void print(Page page) {
    if (report.backups().isEmpty()) {
      page.line("No backups in " + report.bucket() + " (" + report.region() + ").");
      return;
    }
    List<String> names =
        new ArrayList<>(
            List.of("BACKUP", "CACHE", "AGE", "PROOF", "SHARDS", "SIZE", "TTL", "ENGINE"));
    report.retention().ifPresent(r -> names.add("RETENTION"));
    page.table(names, report.backups().stream().map(this::row).toList());
  }

  private List<String> row(BackupRecord backup) {
    var manifest = backup.manifest();
    List<String> row =
        new ArrayList<>(
            List.of(
                backup.id(),
                manifest.cache().toString(),
                Words.of(Duration.between(backup.moment(), report.at())),
                ProofWords.brief(backup),
                String.valueOf(manifest.shards().size()),
                Words.bytes(manifest.bytes()),
                ProofWords.expiry(backup, report.at()),
                manifest.engine() + " " + manifest.engineVersion()));
    report.retention().ifPresent(all -> row.add(word(Optional.ofNullable(all.get(backup.id())))));
    return row;
  }

  private static String word(Optional<Decision> decision) {
    return decision
        .map(d -> d.suspect() ? "suspect" : d.verdict().word() + " (" + first(d) + ")")
        .orElse("unknown");
  }

  private static String first(Decision decision) {
    return decision.reasons().get(0).rule();
  }

  private Value.Fields data(BackupRecord backup) {
    var brief = BackupData.brief(backup, report.at());
    if (report.retention().isEmpty()) {
      return brief;
    }
    var decision = Optional.ofNullable(report.retention().get().get(backup.id()));
    return brief.with(
        "retention",
        Value.fields("verdict", decision.map(d -> d.verdict().word()).orElse("unknown"))
            .with("suspect", decision.map(Decision::suspect).orElse(false))
            .with(
                "reasons",
                Value.items(
                    decision.map(Decision::reasons).orElse(List.of()).stream()
                        .map(r -> Value.fields("rule", r.rule(), "words", r.words()))
                        .toList())));
  }
}
