package io.ecdr.render;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.ObjectHold;
import io.ecdr.model.Value;
import io.ecdr.plan.retention.Decision;
import io.ecdr.plan.retention.Reason;
import io.ecdr.usecase.BackupListReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The backups in a bucket. */
public final class BackupListScreen implements Screen {

  private final BackupListReport report;
  private final boolean wide;

  public BackupListScreen(BackupListReport report) {
    this(report, false);
  }

  /**
   * @param wide whether all columns are shown, however narrow the page is
   */
  public BackupListScreen(BackupListReport report, boolean wide) {
    this.report = report;
    this.wide = wide;
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
        .forEach(
            b -> {
              ProofWords.failed(b).ifPresent(words -> all.add(b.id() + ": " + words));
              ProofWords.databases(b).ifPresent(words -> all.add(b.id() + ": " + words));
            });
    return all;
  }

  @Override
  public void print(Page page) {
    if (report.backups().isEmpty()) {
      page.line("No backups in " + report.bucket() + " (" + report.region() + ").");
      return;
    }
    new BackupTable(report).print(page, wide);
  }

  private Value.Fields data(BackupRecord backup) {
    var brief = BackupData.brief(backup, report.at());
    var hold = Optional.ofNullable(report.holds().get(backup.id()));
    if (hold.isPresent()) {
      brief =
          brief
              .with("keptUntil", hold.flatMap(ObjectHold::until).map(Instant::toString))
              .with("legalHold", hold.get().until().isEmpty());
    }
    brief =
        brief.with(
            "suspect", Optional.ofNullable(report.suspects().get(backup.id())).map(Reason::words));
    return report.retention().isPresent()
        ? brief.with(
            "retention", data(Optional.ofNullable(report.retention().get().get(backup.id()))))
        : brief;
  }

  private static Value.Fields data(Optional<Decision> decision) {
    return Value.fields("verdict", decision.map(d -> d.verdict().word()).orElse("unknown"))
        .with("suspect", decision.map(Decision::suspect).orElse(false))
        .with(
            "reasons",
            Value.items(
                decision.map(Decision::reasons).orElse(List.of()).stream()
                    .map(r -> Value.fields("rule", r.rule(), "words", r.words()))
                    .toList()));
  }
}
