package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.retention.Reason;
import io.ecdr.usecase.BackupShowReport;
import io.ecdr.usecase.BackupShowReport.FileState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One backup in full. */
public final class BackupShowScreen implements Screen {

  private static final int COLUMN = 16;

  private final BackupShowReport report;

  public BackupShowScreen(BackupShowReport report) {
    this.report = report;
  }

  @Override
  public String schema() {
    return "ecdr.backup-show/1";
  }

  @Override
  public Instant at() {
    return report.at();
  }

  /**
   * 0, or 40 when files are missing or have another size, the manifest was changed, or something
   * was found wrong.
   */
  @Override
  public ExitCode code() {
    return report.whole()
            && report.backup().seal().fits()
            && ProofWords.failure(report.backup()).isEmpty()
        ? ExitCode.OK
        : ExitCode.VERIFICATION_FAILED;
  }

  @Override
  public Value.Fields data() {
    return Value.fields("bucket", report.bucket(), "region", report.region().id())
        .with("backup", BackupData.full(report.backup(), report.at()))
        .with("ageSeconds", report.age().toSeconds())
        .with("whole", report.whole())
        .with("files", Value.items(report.files().stream().map(BackupShowScreen::file).toList()))
        .with("suspect", report.standing().suspect().map(Reason::words))
        .with("next", report.next());
  }

  private static Value.Fields file(FileState file) {
    var fields =
        Value.fields("key", file.key()).with("bytes", file.bytes()).with("whole", file.whole());
    return file.found().map(found -> fields.with("found", found)).orElse(fields);
  }

  @Override
  public List<String> warnings() {
    var all = new ArrayList<String>();
    if (!report.backup().seal().fits()) {
      all.add(report.backup().manifestKey() + " " + report.backup().seal().words());
    }
    ProofWords.failed(report.backup()).ifPresent(all::add);
    report.standing().suspect().map(Reason::words).ifPresent(all::add);
    ProofWords.databases(report.backup()).ifPresent(all::add);
    report.backup().manifest().unknown().forEach(u -> all.add("not known when it was made: " + u));
    report.files().stream()
        .filter(f -> !f.whole())
        .forEach(f -> all.add(f.key() + (f.found().isEmpty() ? " is missing" : " is cut")));
    return all;
  }

  @Override
  public void print(Page page) {
    var manifest = report.backup().manifest();
    page.title("backup " + report.backup().id());
    entry(page, "cache", manifest.cache() + ", account " + manifest.cache().account());
    entry(page, "in bucket", report.bucket() + " (" + report.region() + ")");
    entry(page, "recovery point", moment() + ", " + Words.old(Words.age(report.age())));
    entry(page, "proof", proof());
    ProofWords.reading(report.backup())
        .ifPresent(
            r ->
                entry(
                    page, "keys", r.keys() + ", TTL " + ProofWords.expiry(report.backup(), at())));
    entry(page, "manifest", report.backup().seal().words());
    entry(page, "engine", manifest.engine() + " " + manifest.engineVersion());
    entry(
        page,
        "node type",
        manifest.nodeType().isEmpty() ? "none, serverless" : manifest.nodeType());
    entry(page, "cluster mode", manifest.cluster() ? "enabled" : "disabled");
    entry(page, "failover", manifest.automaticFailover() ? "automatic" : "off");
    entry(page, "parameters", parameters());
    var security = manifest.security();
    entry(
        page,
        "encryption",
        "in transit %s, at rest %s, AUTH token %s"
            .formatted(
                yes(security.transitEncryption()),
                yes(security.atRestEncryption()),
                yes(security.authToken())));
    page.gap();
    page.table(
        List.of("SHARD", "SLOTS", "REPLICAS", "SIZE", "IN BUCKET", "KEY"),
        manifest.shards().stream()
            .map(
                shard ->
                    List.of(
                        shard.id(),
                        shard.slots().isBlank() ? "-" : shard.slots(),
                        String.valueOf(shard.replicas()),
                        Words.bytes(shard.bytes()),
                        state(shard.key()),
                        shard.key()))
            .toList());
    if (!report.next().isBlank()) {
      page.gap();
      page.line("next: " + report.next());
    }
  }

  private static void entry(Page page, String word, String text) {
    page.entry(2, COLUMN, word, text);
  }

  private String moment() {
    return Words.of(report.backup().moment());
  }

  private String proof() {
    return ProofWords.brief(report.backup())
        + (ProofWords.failure(report.backup()).isEmpty()
            ? ": " + report.backup().proof().meaning()
            : "")
        + report.backup().proven().map(at -> " at " + Words.of(at)).orElse("");
  }

  private String parameters() {
    var manifest = report.backup().manifest();
    var changed =
        manifest.parameters().members().entrySet().stream()
            .map(e -> e.getKey() + "=" + Words.of(e.getValue()))
            .collect(Collectors.joining(", "));
    return manifest.parameterGroup() + (changed.isEmpty() ? "" : " (" + changed + ")");
  }

  private String state(String key) {
    return report.files().stream()
        .filter(f -> f.key().equals(key))
        .findFirst()
        .map(f -> f.whole() ? found(key) : f.found().isEmpty() ? "missing" : "cut")
        .orElse("not looked at");
  }

  /** Its size says no more than that it is there. */
  private String found(String key) {
    var backup = report.backup();
    boolean wrong =
        ProofWords.failure(backup).stream()
            .flatMap(failure -> failure.faults().stream())
            .anyMatch(fault -> fault.key().equals(key));
    if (wrong) {
      return "failed";
    }
    return backup.proof().proven() ? backup.proof().word() : "there, not checked";
  }

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }
}
