package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.rdb.Contents;
import io.ecdr.rdb.RdbFile;
import io.ecdr.rdb.Tally;
import io.ecdr.usecase.BackupInspectReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a backup holds, and what of it a restore would bring. */
public final class BackupInspectScreen implements Screen {

  static final List<String> DATABASES = List.of("DATABASE", "KEYS", "IN FILE", "SHARE", "WITH TTL");
  static final List<String> BIGGEST = List.of("BIGGEST KEYS", "TYPE", "DB", "IN FILE", "TIME LEFT");

  private static final int COLUMN = 18;
  private static final int BAR = 20;

  private final BackupInspectReport report;
  private final Contents contents;

  public BackupInspectScreen(BackupInspectReport report) {
    this.report = Objects.requireNonNull(report, "report");
    this.contents = report.contents();
  }

  @Override
  public String schema() {
    return "ecdr.backup-inspect/1";
  }

  @Override
  public Instant at() {
    return report.at();
  }

  /**
   * 0, or 40 when a file is not whole or holds keys of another shard; 20 when it cannot be told,
   * because the sum at its end is all zero.
   */
  @Override
  public ExitCode code() {
    if (!report.good()) {
      return ExitCode.VERIFICATION_FAILED;
    }
    return report.files().stream()
            .flatMap(file -> file.whole().stream())
            .anyMatch(whole -> whole.checksum() == RdbFile.Checksum.NOT_WRITTEN)
        ? ExitCode.INCOMPLETE
        : ExitCode.OK;
  }

  @Override
  public Value.Fields data() {
    return InspectData.of(report);
  }

  @Override
  public List<String> warnings() {
    return InspectWarnings.of(report);
  }

  @Override
  public void print(Page page) {
    head(page);
    page.gap();
    types(page);
    if (contents.databases().size() > 1) {
      page.gap();
      databases(page);
    }
    if (contents.total().expiring() > 0) {
      page.gap();
      remaining(page);
    }
    if (!contents.biggest().isEmpty()) {
      page.gap();
      biggest(page);
    }
    page.gap();
    InspectFiles.print(page, report);
  }

  private void head(Page page) {
    page.title(
        report
            .backup()
            .map(known -> "backup " + known.id())
            .orElse(Words.count(report.files().size(), "RDB file")));
    lines().forEach(line -> page.entry(2, COLUMN, line.word(), line.text()));
  }

  /** The facts at the head. */
  List<InspectPage.Line> lines() {
    List<InspectPage.Line> all = new ArrayList<>();
    var total = contents.total();
    report
        .backup()
        .ifPresent(
            known -> {
              var age = Duration.between(known.moment(), report.at());
              all.add(line("cache", known.manifest().cache().toString()));
              all.add(
                  line(
                      "recovery point",
                      Words.of(known.moment()) + ", " + Words.old(Words.age(age))));
            });
    all.add(line("keys", number(total.keys()) + " in " + Words.bytes(total.bytes())));
    all.add(line("with a TTL", share(total.expiring())));
    if (contents.fieldTtls() > 0) {
      all.add(line("field TTLs", "in " + Words.count(contents.fieldTtls(), "hash key")));
    }
    if (contents.functions() > 0) {
      all.add(
          line(
              "functions",
              contents.functions() + (contents.functions() == 1 ? " library" : " libraries")));
    }
    if (total.expiring() > 0) {
      gone(all);
    }
    return all;
  }

  private void gone(List<InspectPage.Line> all) {
    var gone = contents.remaining().get(0);
    all.add(
        line("gone already", gone(gone.keys(), gone.bytes()) + " at " + Words.of(contents.asOf())));
    for (var later : contents.expired()) {
      var ahead = Words.of(Duration.between(contents.asOf(), later.at()));
      all.add(line("gone in " + ahead, gone(later.keys(), later.bytes())));
    }
  }

  private static InspectPage.Line line(String word, String text) {
    return new InspectPage.Line(word, text);
  }

  private String gone(long keys, long bytes) {
    return share(keys) + ", " + Words.bytes(bytes);
  }

  private String share(long keys) {
    return number(keys) + " (" + percent(keys, contents.total().keys()) + ")";
  }

  private void types(Page page) {
    page.table(
        List.of("TYPE", "KEYS", "IN FILE", "SHARE", "WITH TTL"),
        contents.types().entrySet().stream()
            .map(entry -> tally(entry.getKey().toString(), entry.getValue()))
            .toList());
  }

  private void databases(Page page) {
    page.table(DATABASES, databaseRows());
  }

  List<List<String>> databaseRows() {
    return contents.databases().entrySet().stream()
        .map(entry -> tally(entry.getKey().toString(), entry.getValue()))
        .toList();
  }

  private List<String> tally(String name, Tally tally) {
    return List.of(
        name,
        number(tally.keys()),
        Words.bytes(tally.bytes()),
        percent(tally.bytes(), contents.total().bytes()),
        number(tally.expiring()));
  }

  private void remaining(Page page) {
    long most = contents.remaining().stream().mapToLong(Contents.Bucket::keys).max().orElse(0);
    page.table(
        List.of("TIME LEFT", "KEYS", "IN FILE", ""),
        contents.remaining().stream()
            .filter(bucket -> bucket.keys() > 0)
            .map(
                bucket ->
                    List.of(
                        left(bucket),
                        number(bucket.keys()),
                        Words.bytes(bucket.bytes()),
                        bar(bucket.keys(), most)))
            .toList());
  }

  /** How a bucket is called: by its bound. */
  static String left(Contents.Bucket bucket) {
    return bucket
        .upTo()
        .map(bound -> bound.isZero() ? "none, gone" : "under " + Words.of(bound))
        .orElse("longer");
  }

  private static String bar(long keys, long most) {
    return keys == 0 ? "" : "#".repeat((int) Math.max(1, Math.round((double) keys * BAR / most)));
  }

  private void biggest(Page page) {
    page.table(BIGGEST, biggestRows());
  }

  List<List<String>> biggestRows() {
    return contents.biggest().stream()
        .map(
            key ->
                List.of(
                    Words.cut(
                        key.name()
                            .map(name -> InspectData.name(name, report.showKeys()))
                            .orElse("(name above 4 MiB)"),
                        40),
                    key.type().toString(),
                    String.valueOf(key.database()),
                    Words.bytes(key.bytes()),
                    key.expiresAt().map(this::untilThen).orElse("stays")))
        .toList();
  }

  private String untilThen(Instant end) {
    return end.isBefore(contents.asOf())
        ? "gone"
        : Words.of(Duration.between(contents.asOf(), end));
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String percent(long part, long whole) {
    if (whole == 0 || part == 0) {
      return "0 %";
    }
    double share = 100.0 * part / whole;
    return share < 1 ? "< 1 %" : String.format(Locale.ROOT, "%.0f %%", share);
  }
}
