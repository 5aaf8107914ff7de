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

  /** Of a lane's steps; empty where no marks were to be written. */
  static Optional<Crossed> of(List<Report.StepReport> steps) {
    var before = outcome(steps, MarkSteps.CROSS);
    if (steps.stream().noneMatch(s -> MarkSteps.is(s.step(), MarkSteps.CROSS))) {
      return Optional.empty();
    }
    if (outcome(steps, MarkSteps.FIND).filter(Crossed::lost).isPresent()) {
      return Optional.of(LOST);
    }
    return before.flatMap(Crossed::said).or(() -> Optional.of(NOT_TESTED));
  }

  private static Optional<StepOutcome> outcome(List<Report.StepReport> steps, String kind) {
    return steps.stream()
        .filter(s -> MarkSteps.is(s.step(), kind))
        .findFirst()
        .flatMap(Report.StepReport::outcome);
  }

  private static boolean lost(StepOutcome outcome) {
    return said(outcome).filter(LOST::equals).isPresent();
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
