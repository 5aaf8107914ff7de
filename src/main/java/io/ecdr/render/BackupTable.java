package io.ecdr.render;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ObjectHold;
import io.ecdr.plan.retention.Decision;
import io.ecdr.plan.retention.Reason;
import io.ecdr.usecase.BackupListReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Backups in one of three forms, by what fits: all columns; the few that one looks for first, with
 * what speaks of a backup's future below it; one text for each backup. Nothing ever wraps by
 * itself.
 */
final class BackupTable {

  private final BackupListReport report;
  private final boolean held;

  BackupTable(BackupListReport report) {
    this.report = report;
    this.held = report.backups().stream().anyMatch(b -> report.holds().containsKey(b.id()));
  }

  /**
   * Prints it.
   *
   * @param wide all columns, however narrow the page is
   */
  void print(Page page, boolean wide) {
    var rows = report.backups().stream().map(this::row).toList();
    if (wide || page.fits(titles(), rows)) {
      page.table(titles(), rows);
      return;
    }
    var titles = List.of("BACKUP", "AGE", "PROOF", "SIZE", "TTL");
    var brief = report.backups().stream().map(this::brief).toList();
    if (page.fits(titles, brief)) {
      page.table(
          titles,
          brief,
          i -> below(page, report.backups().get(i), future(report.backups().get(i))));
    } else {
      report.backups().forEach(b -> stacked(page, b));
    }
  }

  private List<String> titles() {
    List<String> titles =
        new ArrayList<>(
            List.of("BACKUP", "CACHE", "AGE", "PROOF", "SHARDS", "SIZE", "TTL", "ENGINE"));
    if (held) {
      titles.add("KEPT UNTIL");
    }
    if (report.retention().isPresent()) {
      titles.add("RETENTION");
    } else if (!report.suspects().isEmpty()) {
      titles.add("NOTE");
    }
    return titles;
  }

  private List<String> row(BackupRecord backup) {
    var manifest = backup.manifest();
    List<String> row =
        new ArrayList<>(
            List.of(
                backup.id(),
                manifest.cache().toString(),
                age(backup),
                ProofWords.brief(backup),
                String.valueOf(manifest.shards().size()),
                Words.bytes(manifest.bytes()),
                ProofWords.expiry(backup, report.at()),
                manifest.engine() + " " + manifest.engineVersion()));
    if (held) {
      row.add(hold(backup).map(ObjectHold::brief).orElse("-"));
    }
    if (report.retention().isPresent()) {
      row.add(decision(backup).map(BackupTable::word).orElse("unknown"));
    } else if (!report.suspects().isEmpty()) {
      row.add(report.suspects().containsKey(backup.id()) ? "suspect" : "");
    }
    return row;
  }

  private static String word(Decision decision) {
    return decision.suspect()
        ? "suspect"
        : decision.verdict().word() + " (" + decision.reasons().get(0).rule() + ")";
  }

  private List<String> brief(BackupRecord backup) {
    return List.of(
        backup.id(),
        age(backup),
        ProofWords.brief(backup),
        Words.bytes(backup.manifest().bytes()),
        ProofWords.expiry(backup, report.at()));
  }

  private String age(BackupRecord backup) {
    return Words.age(Duration.between(backup.moment(), report.at()));
  }

  private Optional<ObjectHold> hold(BackupRecord backup) {
    return Optional.ofNullable(report.holds().get(backup.id()));
  }

  private Optional<Decision> decision(BackupRecord backup) {
    return report.retention().flatMap(all -> Optional.ofNullable(all.get(backup.id())));
  }

  private boolean suspect(BackupRecord backup) {
    return decision(backup)
        .map(Decision::suspect)
        .orElse(report.suspects().containsKey(backup.id()));
  }

  /** What becomes of it, and why; empty when nothing is to be said. */
  private String future(BackupRecord backup) {
    List<String> all = new ArrayList<>();
    if (report.retention().isPresent()) {
      all.add(
          decision(backup)
              .map(
                  d ->
                      d.verdict().word()
                          + ": "
                          + d.reasons().stream()
                              .map(Reason::words)
                              .collect(Collectors.joining("; ")))
              .orElse("what retention would do is unknown"));
    } else if (suspect(backup)) {
      all.add(report.suspects().get(backup.id()).words());
    }
    hold(backup)
        .map(ObjectHold::words)
        .filter(words -> all.stream().noneMatch(a -> a.contains(words)))
        .ifPresent(all::add);
    return String.join("; ", all);
  }

  private void below(Page page, BackupRecord backup, String words) {
    if (!words.isEmpty()) {
      page.inked(suspect(backup) ? Ink.WARN : Ink.QUIET, 2, words);
    }
  }

  private void stacked(Page page, BackupRecord backup) {
    page.title(backup.id());
    var brief = brief(backup);
    page.text(
        2,
        brief.get(2)
            + ", "
            + Words.old(brief.get(1))
            + ", "
            + brief.get(3)
            + ", TTL: "
            + brief.get(4));
    below(page, backup, future(backup));
  }
}
