package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.port.Confinement.Counted;
import io.ecdr.port.Confinement.Force;
import io.ecdr.usecase.RehearsalReport;
import io.ecdr.usecase.Rehearsed;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a rehearsal has shown. */
public final class RehearsalScreen implements Screen {

  private final RehearsalReport report;

  public RehearsalScreen(RehearsalReport report) {
    this.report = report;
  }

  @Override
  public String schema() {
    return "ecdr.rehearsal/1";
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
    return new RehearsalData(report).fields();
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void print(Page page) {
    var request = report.request();
    page.title("rehearse failover  " + request.cache() + " to " + request.to());
    page.entry(0, 10, "denied", denied());
    page.entry(0, 10, "how", force());
    page.gap();
    page.title("Parts");
    report.inside().parts().forEach(part -> part(page, part));
    asked(page);
    sends(page);
    page.gap();
    page.title("Not shown");
    report.unseen().forEach(each -> page.entry(2, 2, "-", each));
    page.gap();
    verdict(page);
  }

  private static String words(Collection<Region> regions) {
    return regions.stream().map(Region::id).collect(Collectors.joining(", "));
  }

  private String denied() {
    var signIn = report.denial().signIn();
    return words(report.denial().lost())
        + (signIn.isEmpty() ? "" : "; " + words(signIn) + ", where the profile signs in")
        + "; sign-in outside of "
        + report.denial().survivor()
        + "; hosts that AWS runs for all Regions";
  }

  private String force() {
    return report.ran().force() == Force.ISOLATED
        ? "isolated: ecdr and its programs were in a network of their own, with one watched way out"
        : "proxy only: ecdr's own connections were held to the watched way; its programs were told"
            + " of it. "
            + report.ran().missing();
  }

  private static void part(Page page, Rehearsed.Part part) {
    var ink =
        switch (part.verdict()) {
          case OK, SKIPPED -> Ink.QUIET;
          case WARN -> Ink.WARN;
          case FAILED -> Ink.BAD;
        };
    var word = part.verdict().name().toLowerCase(java.util.Locale.ROOT);
    page.entry(2, 8, ink, word, part.title() + ": " + part.words());
    if (!part.hint().isBlank() && part.verdict() != Rehearsed.Verdict.OK) {
      page.entry(10, 6, "hint:", part.hint());
    }
  }

  private void asked(Page page) {
    page.gap();
    page.title("Asked on the way");
    if (report.ran().attempts().isEmpty()) {
      page.text(2, "nothing");
    }
    for (var each : report.ran().attempts()) {
      var attempt = each.attempt();
      page.entry(
          2,
          8,
          attempt.denied() ? Ink.WARN : Ink.QUIET,
          attempt.denied() ? "denied" : "allowed",
          "%s (%s) by %s, in %s%s"
              .formatted(
                  attempt.host() + ":" + attempt.port(),
                  attempt.place().words(),
                  attempt.who(),
                  attempt.part(),
                  times(each)));
    }
  }

  private static String times(Counted each) {
    var times = each.times() == 1 ? "" : ", " + each.times() + " times";
    boolean silent = !each.attempt().denied() && each.reached() == 0;
    return silent ? times + ", nobody there" : times;
  }

  private void sends(Page page) {
    var aims = report.aims();
    if (aims.isEmpty()) {
      return;
    }
    page.gap();
    page.title("It would send");
    for (var aim : aims) {
      page.entry(
          2,
          8,
          aim.verdict().denied() ? Ink.BAD : Ink.QUIET,
          aim.verdict().denied() ? "denied" : "allowed",
          "%s to %s (%s)%s"
              .formatted(
                  aim.sent().call(),
                  aim.host(),
                  aim.sent().region(),
                  aim.sent().changes() ? ": " + aim.sent().title() : ""));
    }
  }

  private void verdict(Page page) {
    if (report.code() == ExitCode.OK) {
      page.text(
          0,
          "Shown: it got to its first change, and needed nothing of "
              + words(report.denial().lost())
              + (report.denied().isEmpty() ? "." : "; what was denied it did without."));
      return;
    }
    for (var each : report.needed()) {
      var attempt = each.attempt();
      page.inked(
          Ink.BAD,
          0,
          "%s needed %s for %s: %s."
              .formatted(attempt.who(), attempt.host(), attempt.part(), attempt.why()));
    }
    for (var aim : report.missed()) {
      page.inked(
          Ink.BAD,
          0,
          "%s would go to %s: %s.".formatted(aim.sent().title(), aim.host(), aim.verdict().why()));
    }
    page.inked(
        Ink.BAD,
        0,
        "Not shown: that this failover goes through while "
            + words(report.denial().lost())
            + " is lost.");
    report.next().forEach(each -> page.entry(0, 6, "next:", each));
  }
}
