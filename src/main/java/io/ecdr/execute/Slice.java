package io.ecdr.execute;

import io.ecdr.journal.Begun;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How much of an operation one run does: all of it, or as much as there is until nothing is left
 * but waiting. A step's time goes on over the slices; it does not begin anew with each.
 *
 * @param until when it may end at the earliest; empty when it goes to the end
 */
record Slice(Optional<Instant> until, Begun begun) {

  /** All of it. */
  static final Slice WHOLE = new Slice(Optional.empty(), Begun.NOW);

  /** The fact that tells how long nobody needs to look. */
  static final String WAIT_SECONDS = "WaitSeconds";

  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  Slice {
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(begun, "begun");
  }

  /** When a step began. */
  Instant began(Lane lane, Step step, Instant now) {
    return begun.of(lane, step, now);
  }

  /** Whether nobody need stay when the next look is not before this moment. */
  boolean endsBefore(Instant nextLook) {
    return until.isPresent() && nextLook.isAfter(until.get());
  }

  /** The end of a step that somebody looks at again later. */
  static Move.End pending(
      Step step, Optional<Move.Wait> idling, Instant started, Instant now, String operation) {
    var seen = idling.map(Move.Wait::seen).orElse("waits for its turn");
    return new Move.End(
        new StepOutcome.Stopped(
            ExitCode.CHANGES_PENDING,
            seen,
            "go on with: ecdr op advance " + operation,
            Value.Fields.NONE.with(WAIT_SECONDS, wait(step, started, now).toSeconds())),
        false);
  }

  /** Half of the time that is usually left, so that a few looks suffice however long it takes. */
  private static Duration wait(Step step, Instant started, Instant now) {
    var passed = Duration.between(started, now);
    var left = step.limits().expected().minus(passed);
    var wanted = left.isNegative() ? passed.dividedBy(20) : left.dividedBy(2);
    if (wanted.compareTo(LONGEST) > 0) {
      return LONGEST;
    }
    return wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
  }
}
