package io.ecdr.render;

import io.ecdr.plan.HookPhase;
import io.ecdr.plan.Hooked;
import io.ecdr.plan.Report;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hooks as people read them: what will be run, and what came of it. */
final class HookLines {

  private static final int LAST_LINES = 5;

  private HookLines() {}

  static void plan(Page page, Step.Hook hook) {
    page.text(5, typed(hook));
    var more = hook.variables().stream().map(name -> ", " + name).collect(Collectors.joining());
    page.text(5, "without a shell; it is given PATH, HOME, LANG" + more + " and the ECDR_* facts");
    var terms = hook.terms();
    if (terms.emergency()) {
      page.text(
          5,
          "an emergency: all pre-hooks share "
              + Words.of(terms.together().orElseThrow())
              + ", a failure warns, only exit code 63 of it stops the change");
    } else if (hook.phase() == HookPhase.PRE) {
      page.text(
          5, "exit code 62 of it: goes on; 63: veto; any other: once more, then ecdr ends with 11");
    } else {
      page.text(5, "exit code 62 of it: goes on; any other: once more, then ecdr ends with 20");
    }
  }

  /** Its words as they can be typed again. */
  static String typed(Step.Hook hook) {
    return hook.command().stream().map(HookLines::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    boolean plain =
        !word.isEmpty() && word.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '\'');
    var quote = word.indexOf('\'') < 0 ? "'" : "\"";
    return plain ? word : quote + word + quote;
  }

  /** What a hook wrote: its last lines when it did not go well, all of it when asked for. */
  static void ended(Page page, StepOutcome outcome, boolean verbose) {
    var result = Hooked.of(outcome);
    if (result.isEmpty()) {
      return;
    }
    var facts = Hooked.facts(outcome);
    if (outcome instanceof StepOutcome.Done && result.get() != Hooked.PASSED) {
      page.text(11, result.get().word() + ": " + facts.text(Hooked.WHY).orElse(""));
    }
    if (verbose || result.get() != Hooked.PASSED) {
      List<String> lines = facts.text(Hooked.OUTPUT).orElse("").lines().toList();
      int from = verbose ? 0 : Math.max(0, lines.size() - LAST_LINES);
      lines.subList(from, lines.size()).forEach(line -> page.text(11, "| " + line));
    }
  }

  /** What hooks did not do, although the change went on. */
  static Stream<String> warnings(Report report) {
    return report.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .flatMap(step -> step.outcome().stream())
        .filter(StepOutcome.Done.class::isInstance)
        .filter(o -> Hooked.of(o).filter(result -> result != Hooked.PASSED).isPresent())
        .map(outcome -> Hooked.facts(outcome).text(Hooked.WHY).orElse(""));
  }
}
