package io.ecdr.render;

import io.ecdr.plan.assess.Assessment;
import io.ecdr.usecase.AssessReport;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What {@code assess} found as a page of its own, ready to be set into HTML. */
public final class AssessPage {

  private final AssessReport report;

  public AssessPage(AssessReport report) {
    this.report = Objects.requireNonNull(report, "report");
  }

  /** One cache. */
  public record Cache(
      String title,
      String about,
      InspectPage.Grid strategies,
      List<String> basis,
      List<Found> findings) {}

  /**
   * One thing that was found.
   *
   * @param command whether the hint is a command line
   */
  public record Found(String severity, String words, String hint, boolean command) {}

  /** What the page is about. */
  public String title() {
    return "Protection of caches";
  }

  /** Of what, and when it was read. */
  public String head() {
    return AssessWords.head(report);
  }

  /** How many caches are in how much danger. */
  public String summary() {
    return AssessWords.summary(report);
  }

  /** What is in the way of a full picture. */
  public List<String> warnings() {
    return report.notes();
  }

  /** A row for each cache. */
  public InspectPage.Grid overview() {
    return new InspectPage.Grid(
        AssessWords.TITLES,
        report.caches().stream().map(c -> AssessWords.row(c, c.facts().id())).toList());
  }

  /** All of them in full. */
  public List<Cache> caches() {
    return report.caches().stream().map(AssessPage::cache).toList();
  }

  private static Cache cache(Assessment cache) {
    var ratings = cache.protection().ratings();
    var basis =
        ratings.stream()
            .flatMap(
                r ->
                    AssessWords.figures(r).stream()
                        .map(f -> AssessWords.title(r.strategy()) + ": " + f))
            .collect(Collectors.toList());
    ratings.forEach(
        r ->
            r.reasons()
                .forEach(
                    reason ->
                        basis.add(
                            AssessWords.title(r.strategy()) + ": " + AssessWords.reason(reason))));
    cache.protection().reaches().forEach(reach -> basis.add(AssessWords.reach(reach)));
    return new Cache(
        cache.facts().id() + " in " + cache.facts().region(),
        AssessWords.about(cache),
        new InspectPage.Grid(
            List.of("Strategy", "Verdict", "Now", "RPO", "RTO"),
            ratings.stream()
                .map(
                    r ->
                        List.of(
                            AssessWords.title(r.strategy()),
                            r.verdict().word(),
                            AssessWords.brief(r.now()),
                            AssessWords.brief(r.rpo()),
                            AssessWords.brief(r.rto())))
                .toList()),
        basis,
        cache.findings().stream()
            .map(
                f ->
                    new Found(
                        f.severity().word(),
                        f.code() + ": " + f.words(),
                        f.hint(),
                        AssessWords.command(f.hint())))
            .toList());
  }
}
