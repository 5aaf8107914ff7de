package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.assess.Assessment;
import io.ecdr.plan.assess.Finding;
import io.ecdr.plan.assess.Rating;
import io.ecdr.plan.assess.Severity;
import io.ecdr.usecase.AssessReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What every cache is protected by: a line for each, the one in the greatest danger first. Few are
 * then told of in full; of many what was found is told together.
 */
public final class AssessScreen implements Screen {

  /** More are not told of in full. */
  private static final int FEW = 10;

  /** Of all columns but the cache's, with blanks between them. */
  private static final int OTHERS = 54;

  private final AssessReport report;
  private final Optional<Severity> failOn;

  /**
   * @param failOn from which on something found decides the exit code; empty: nothing does
   */
  public AssessScreen(AssessReport report, Optional<Severity> failOn) {
    this.report = Objects.requireNonNull(report, "report");
    this.failOn = Objects.requireNonNull(failOn, "failOn");
  }

  @Override
  public String schema() {
    return "ecdr.assess/1";
  }

  @Override
  public Instant at() {
    return report.at();
  }

  /** What was found is known, whatever else did not answer. */
  @Override
  public ExitCode code() {
    boolean missed =
        failOn.flatMap(limit -> report.worst().filter(w -> w.compareTo(limit) >= 0)).isPresent();
    return missed ? ExitCode.OBJECTIVE_MISSED : report.code();
  }

  @Override
  public Value.Fields data() {
    return AssessData.of(report);
  }

  @Override
  public List<String> warnings() {
    return report.notes();
  }

  @Override
  public void print(Page page) {
    page.line(AssessWords.head(report));
    page.gap();
    if (report.caches().isEmpty()) {
      page.line("No caches.");
      return;
    }
    int room = Math.max(10, page.columns() - OTHERS);
    page.table(
        AssessWords.TITLES,
        report.caches().stream()
            .map(c -> painted(page, c, AssessWords.row(c, Words.cut(c.facts().id(), room))))
            .toList());
    if (report.caches().size() <= FEW) {
      report.caches().forEach(c -> full(page, c));
    } else {
      together(page);
    }
    page.gap();
    page.line(AssessWords.summary(report));
  }

  private static List<String> painted(Page page, Assessment cache, List<String> row) {
    var cells = new ArrayList<>(row);
    cells.set(0, page.paint(ink(cache.worst()), cells.get(0)));
    return cells;
  }

  private static Ink ink(Optional<Severity> worst) {
    return worst.filter(w -> w.compareTo(Severity.HIGH) >= 0).isPresent()
        ? Ink.BAD
        : worst.filter(w -> w == Severity.MEDIUM).isPresent() ? Ink.WARN : Ink.QUIET;
  }

  private static void full(Page page, Assessment cache) {
    page.gap();
    page.title(cache.facts().id() + " in " + cache.facts().region());
    page.text(2, AssessWords.about(cache));
    cache.protection().ratings().forEach(rating -> rating(page, rating));
    cache.protection().reaches().forEach(r -> page.text(2, "- " + AssessWords.reach(r)));
    cache.findings().forEach(finding -> finding(page, finding, finding.words()));
  }

  private static void rating(Page page, Rating rating) {
    page.line("  " + AssessWords.title(rating.strategy()) + ": " + rating.verdict().word());
    AssessWords.figures(rating).forEach(figure -> page.text(4, figure));
    for (var reason : rating.reasons()) {
      page.text(4, reason.code() + ": " + reason.words());
      if (!reason.change().isBlank()) {
        page.text(6, reason.change());
      }
    }
  }

  private static void finding(Page page, Finding finding, String words) {
    page.entry(2, 10, ink(Optional.of(finding.severity())), finding.severity().word(), words);
    hint(page, finding.hint());
  }

  /** A command that is too long goes on behind a backslash, so that it can be pasted. */
  private static void hint(Page page, String hint) {
    if (!AssessWords.command(hint)) {
      page.text(12, hint);
      return;
    }
    var lines = Width.wrap(hint, page.columns() - 16);
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      page.line(" ".repeat(i == 0 ? 12 : 14) + lines.get(i) + (last ? "" : " \\"));
    }
  }

  private void together(Page page) {
    Map<String, List<Assessment>> caches = new LinkedHashMap<>();
    Map<String, Finding> first = new LinkedHashMap<>();
    for (var cache : report.caches()) {
      for (var finding : cache.findings()) {
        var key = finding.severity() + finding.code();
        first.putIfAbsent(key, finding);
        caches.computeIfAbsent(key, k -> new ArrayList<>()).add(cache);
      }
    }
    page.gap();
    page.title("Found");
    first.entrySet().stream()
        .sorted(Comparator.comparing(e -> e.getValue().severity(), Comparator.reverseOrder()))
        .forEach(
            e ->
                finding(
                    page,
                    e.getValue(),
                    e.getValue().code()
                        + ", "
                        + Words.count(caches.get(e.getKey()).size(), "cache")
                        + ", such as "
                        + caches.get(e.getKey()).get(0).facts().id()
                        + ": "
                        + e.getValue().words()));
    page.gap();
    page.text(0, "All of one: ecdr assess CACHE; of all: -o json, or --report FILE.");
  }
}
