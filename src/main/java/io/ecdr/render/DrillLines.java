package io.ecdr.render;

import io.ecdr.model.Value;
import io.ecdr.plan.Check;
import io.ecdr.plan.OverdueDrill;
import java.util.List;

/** Drills that are over and whose caches are not gone, ahead of everything else on a screen. */
final class DrillLines {

  private DrillLines() {}

  static void print(Page page, List<OverdueDrill> all) {
    all.forEach(one -> told(page, one.what(), one.command()));
  }

  /** The same out of a plan's checks. */
  static void ofPlan(Page page, List<Check> checks) {
    checks.stream()
        .filter(check -> check.id().equals(OverdueDrill.CHECK))
        .forEach(check -> told(page, check.observed(), check.hint()));
  }

  /** The command stays in one piece, and comes first. */
  private static void told(Page page, String what, String command) {
    page.line(page.paint(Ink.BAD, "overdue drill:") + " " + command);
    page.text(2, what);
  }

  static Value data(List<OverdueDrill> all) {
    return Value.items(
        all.stream()
            .map(
                one ->
                    Value.fields(
                        "id", one.id(),
                        "region", one.region().id(),
                        "deadline", one.deadline().toString(),
                        "next", one.command()))
            .toList());
  }
}
