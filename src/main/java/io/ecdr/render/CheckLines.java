package io.ecdr.render;

import io.ecdr.plan.Check;
import io.ecdr.plan.DrillChecks;
import io.ecdr.plan.HomeSight;
import java.util.List;

/** Checks with their verdicts; hints where there is something to do. */
final class CheckLines {

  private CheckLines() {}

  static void print(Page page, List<Check> checks) {
    for (var check : checks) {
      var verdict = Words.of(check.verdict());
      var age = check.age().map(a -> " (seen " + Words.of(a) + " ago)").orElse("");
      var title = check.title() + ": " + check.observed() + age;
      var lines = Width.wrap(title, page.columns() - 11);
      page.line("  " + page.paint(ink(check), Width.pad(verdict, 9)) + lines.get(0));
      lines.stream().skip(1).forEach(more -> page.line(" ".repeat(11) + more));
      if (check.verdict() != Check.Verdict.PASS && check.verdict() != Check.Verdict.SKIPPED) {
        if (!check.limit().isBlank()) {
          page.entry(11, 8, "wanted:", check.limit());
        }
        if (!check.hint().isBlank()) {
          page.entry(11, 8, "hint:", check.hint());
        }
        check.acceptedBy().ifPresent(option -> accepted(page, check, option));
      }
    }
  }

  private static void accepted(Page page, Check check, String option) {
    page.text(11, check.accepted() ? "accepted by " + option : "or accept it: " + option);
  }

  /** Whether an operator should read it before the plan runs. */
  static boolean matters(Check check) {
    return check.verdict() == Check.Verdict.WARN
        || check.verdict().blocks()
        || check.id().equals(DrillChecks.COST)
        || check.id().equals(HomeSight.CHECK);
  }

  static Ink ink(Check check) {
    return switch (check.verdict()) {
      case PASS -> Ink.GOOD;
      case WARN -> Ink.WARN;
      case FAIL, UNKNOWN -> Ink.BAD;
      case SKIPPED -> Ink.QUIET;
    };
  }
}
