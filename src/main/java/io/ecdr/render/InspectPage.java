package io.ecdr.render;

import io.ecdr.model.Slots;
import io.ecdr.rdb.Contents;
import io.ecdr.usecase.BackupInspectReport;
import io.ecdr.usecase.BackupInspectReport.FileRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a backup holds as a page of its own: words and lengths, ready to be set into HTML. */
public final class InspectPage {

  /** How wide a plot is, in its own units. */
  public static final int WIDTH = 640;

  private final BackupInspectReport report;
  private final BackupInspectScreen screen;

  public InspectPage(BackupInspectReport report) {
    this.report = Objects.requireNonNull(report, "report");
    this.screen = new BackupInspectScreen(report);
  }

  /**
   * A bar of a plot.
   *
   * @param width in units of {@link #WIDTH}
   * @param words what it stands for, in full
   */
  public record Bar(String label, double width, String words) {}

  /**
   * A run of slots that a shard has.
   *
   * @param from where it begins, in units of {@link #WIDTH}
   */
  public record Run(double from, double width, String words) {}

  /** A shard and its slots. */
  public record Row(String label, List<Run> runs) {}

  /** A fact in one line. */
  public record Line(String word, String text) {}

  /** A table. */
  public record Grid(List<String> titles, List<List<String>> rows) {}

  /** What the page is about. */
  public String title() {
    return report.backup().map(backup -> "Backup " + backup.id()).orElse("RDB files");
  }

  /** When it was read. */
  public String moment() {
    return Words.of(report.at());
  }

  /** Whether every file is whole. */
  public boolean good() {
    return report.good();
  }

  /** What the reader should know besides. */
  public List<String> warnings() {
    return screen.warnings();
  }

  /** The facts at the head. */
  public List<Line> lines() {
    return screen.lines();
  }

  /** Keys by the time that they have left. */
  public List<Bar> remaining() {
    var buckets = report.contents().remaining();
    long most = buckets.stream().mapToLong(Contents.Bucket::keys).max().orElse(0);
    return buckets.stream()
        .map(
            bucket ->
                bar(
                    BackupInspectScreen.left(bucket),
                    bucket.keys(),
                    most,
                    BackupInspectScreen.number(bucket.keys())
                        + " keys, "
                        + Words.bytes(bucket.bytes())))
        .toList();
  }

  /** Whether any key runs out. */
  public boolean expires() {
    return report.contents().total().expiring() > 0;
  }

  /** Bytes of the file by type. */
  public List<Bar> types() {
    var types = report.contents().types();
    long most = types.values().stream().mapToLong(tally -> tally.bytes()).max().orElse(0);
    return types.entrySet().stream()
        .map(
            entry ->
                bar(
                    entry.getKey().toString(),
                    entry.getValue().bytes(),
                    most,
                    Words.bytes(entry.getValue().bytes())
                        + ", "
                        + BackupInspectScreen.number(entry.getValue().keys())
                        + " keys"))
        .toList();
  }

  /** Which shard has which slots; empty where the files tell none. */
  public List<Row> slots() {
    return report.files().stream()
        .filter(file -> !file.slots().isBlank())
        .map(InspectPage::row)
        .toList();
  }

  /** The biggest keys. */
  public Grid biggest() {
    return new Grid(BackupInspectScreen.BIGGEST, screen.biggestRows());
  }

  /** The databases. */
  public Grid databases() {
    return new Grid(BackupInspectScreen.DATABASES, screen.databaseRows());
  }

  /** The files. */
  public Grid files() {
    return new Grid(InspectFiles.HEADS, InspectFiles.rows(report, InspectFiles::state));
  }

  /** A length as SVG wants it. */
  public static String unit(double length) {
    return String.format(Locale.ROOT, "%.1f", length);
  }

  private static Bar bar(String label, long value, long most, String words) {
    double width = most == 0 ? 0 : (double) value * WIDTH / most;
    return new Bar(label, value > 0 ? Math.max(1, width) : 0, words);
  }

  private static Row row(FileRead file) {
    var slots = Slots.set(file.slots());
    List<Run> runs = new ArrayList<>();
    for (int from = slots.nextSetBit(0); from >= 0; ) {
      int end = slots.nextClearBit(from);
      double scale = (double) WIDTH / Slots.COUNT;
      runs.add(
          new Run(
              from * scale, Math.max(1, (end - from) * scale), "slots " + from + "-" + (end - 1)));
      from = slots.nextSetBit(end);
    }
    return new Row(file.name(), runs);
  }
}
