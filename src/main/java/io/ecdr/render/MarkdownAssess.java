package io.ecdr.render;

import static io.ecdr.render.MarkdownText.code;
import static io.ecdr.render.MarkdownText.plain;

import io.ecdr.plan.assess.Assessment;
import io.ecdr.plan.assess.Finding;
import io.ecdr.plan.assess.Rating;
import io.ecdr.usecase.AssessReport;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code assess} found as Markdown. Pure: the same report gives the same text. */
final class MarkdownAssess {

  private final StringBuilder out = new StringBuilder();

  private MarkdownAssess() {}

  static String of(AssessReport report) {
    var text = new MarkdownAssess();
    text.report(report);
    return text.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void row(List<String> cells) {
    line(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
  }

  private void table(List<String> titles) {
    line("");
    row(titles);
    row(titles.stream().map(t -> "---").toList());
  }

  private void report(AssessReport report) {
    line("# Protection of caches");
    line("");
    line(plain(AssessWords.head(report)));
    line("");
    line(plain(AssessWords.summary(report)));
    if (!report.notes().isEmpty()) {
      line("");
      report.notes().forEach(note -> line("- Warning: " + plain(note)));
    }
    table(AssessWords.TITLES);
    for (var cache : report.caches()) {
      row(AssessWords.row(cache, cache.facts().id()).stream().map(MarkdownText::plain).toList());
    }
    report.caches().forEach(this::cache);
  }

  private void cache(Assessment cache) {
    line("");
    line("## " + plain(cache.facts().id() + " in " + cache.facts().region()));
    line("");
    line(plain(AssessWords.about(cache)));
    table(List.of("strategy", "verdict", "now", "RPO", "RTO", "why"));
    cache.protection().ratings().forEach(this::rating);
    line("");
    cache
        .protection()
        .ratings()
        .forEach(
            rating ->
                AssessWords.figures(rating)
                    .forEach(
                        figure ->
                            line(
                                "- "
                                    + plain(
                                        AssessWords.title(rating.strategy()) + ": " + figure))));
    cache.protection().reaches().forEach(reach -> line("- " + plain(AssessWords.reach(reach))));
    if (!cache.findings().isEmpty()) {
      table(List.of("severity", "found", "do"));
      cache.findings().forEach(this::finding);
    }
  }

  private void rating(Rating rating) {
    row(
        List.of(
            plain(AssessWords.title(rating.strategy())),
            plain(rating.verdict().word()),
            plain(AssessWords.brief(rating.now())),
            plain(AssessWords.brief(rating.rpo())),
            plain(AssessWords.brief(rating.rto())),
            plain(
                rating.reasons().stream()
                    .map(AssessWords::reason)
                    .collect(Collectors.joining("; ")))));
  }

  private void finding(Finding finding) {
    row(
        List.of(
            plain(finding.severity().word()),
            plain(finding.code() + ": " + finding.words()),
            AssessWords.command(finding.hint()) ? code(finding.hint()) : plain(finding.hint())));
  }
}
