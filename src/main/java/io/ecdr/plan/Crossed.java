package io.ecdr.plan;

import io.ecdr.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What marks in the data prove about the writes before a promotion. */
public enum Crossed {
  /** Each shard's mark, written after writers stopped, was read on the standby before. */
  NO_LOSS("no-loss"),
  /** Nobody knows. */
  NOT_TESTED("not-tested"),
  /** A mark did not come across, and nothing was promoted. */
  NOT_CROSSED("not-crossed"),
  /** A mark that had crossed is not there any more after the promotion. */
  LOST("lost");

  /** The fact of a step's outcome that says it. */
  public static final String FACT = "Proof";

  private final String word;

  Crossed(String word) {
    this.word = word;
  }

  /** As scripts read it. */
  public String word() {
    return word;
  }

  /**
   * Of a lane's steps; empty where no marks were to be written. Where roles change twice, as in a
   * drill, the worse of both.
   */
  static Optional<Crossed> of(List<Report.StepReport> steps) {
    var before = said(steps, MarkSteps.CROSS);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    if (said(steps, MarkSteps.FIND).contains(LOST)) {
      return Optional.of(LOST);
    }
    return before.contains(NOT_CROSSED)
        ? Optional.of(NOT_CROSSED)
        : Optional.of(before.contains(NOT_TESTED) ? NOT_TESTED : NO_LOSS);
  }

  /** What each step of that kind says; one that did not come to an end proves nothing. */
  private static List<Crossed> said(List<Report.StepReport> steps, String kind) {
    return steps.stream()
        .filter(s -> MarkSteps.is(s.step(), kind))
        .map(s -> s.outcome().flatMap(Crossed::said).orElse(NOT_TESTED))
        .toList();
  }

  private static Optional<Crossed> said(StepOutcome outcome) {
    Value.Fields facts =
        outcome instanceof StepOutcome.Done done
            ? done.facts()
            : ((StepOutcome.Stopped) outcome).facts();
    var word = facts.text(FACT).orElse("");
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
