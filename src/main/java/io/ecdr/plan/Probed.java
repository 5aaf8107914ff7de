package io.ecdr.plan;

import io.ecdr.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What came of a trial write. */
public enum Probed {
  /** Every shard took a key and gave it back. */
  PASSED("passed"),
  /** Nobody knows. */
  NOT_TESTED("not-tested"),
  /** The engine answered, and did not take a key everywhere. */
  REFUSED("refused"),
  /** Nobody wanted to know. */
  OFF("off");

  /** The fact of a probe's outcome that says it. */
  public static final String FACT = "WriteProbe";

  private final String word;

  Probed(String word) {
    this.word = word;
  }

  /** As scripts read it. */
  public String word() {
    return word;
  }

  /** Of a lane's steps, the worst of several; empty when they change no roles. */
  static Optional<Probed> of(List<Report.StepReport> steps) {
    var probed =
        steps.stream()
            .filter(s -> s.step() instanceof Step.Probe)
            .map(s -> s.outcome().flatMap(Probed::of).orElse(Probed.NOT_TESTED))
            .reduce((there, back) -> there.compareTo(back) >= 0 ? there : back);
    if (probed.isPresent()) {
      return probed;
    }
    return steps.stream()
        .filter(s -> s.step() instanceof Step.Ladder)
        .findFirst()
        .map(s -> s.outcome().filter(Probed::already).map(o -> NOT_TESTED).orElse(OFF));
  }

  /** Nothing was changed, so there was nothing to try. */
  private static boolean already(StepOutcome outcome) {
    return outcome instanceof StepOutcome.Done done && done.already();
  }

  /** What one trial write came to; empty when it never ran. */
  static Optional<Probed> of(StepOutcome outcome) {
    Value.Fields facts =
        outcome instanceof StepOutcome.Done done
            ? done.facts()
            : ((StepOutcome.Stopped) outcome).facts();
    var said = facts.text(FACT).orElse("");
    return Arrays.stream(values()).filter(one -> one.word.equals(said)).findFirst();
  }
}
