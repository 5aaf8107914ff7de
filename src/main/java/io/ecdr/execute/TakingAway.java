package io.ecdr.execute;

import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.plan.Throwaway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * When a lane turns to the steps that take its throwaway cache away, and how it ends then. Of a
 * lane whose cache stays it says nothing.
 *
 * <p>They come after whatever ended the steps before them, but not after an interrupt or once
 * nothing may be changed any more: then going on with the operation gets to them.
 */
final class TakingAway {

  /** How often it is asked who goes first. */
  private static final Duration EVERY = Duration.ofSeconds(30);

  /** How long after a call whose end nobody knows what it makes may still show. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Optional<Throwaway> throwaway;
  private final int first;
  private final Position from;
  private final Supplier<Optional<String>> rival;
  private final List<Step> steps;
  private final List<String> ahead;
  private final boolean begun;
  private Instant asked = Instant.MIN;
  private ExitCode before = ExitCode.OK;

  /**
   * @param from where the operation stood when this run began
   * @param rival who goes first
   */
  TakingAway(Lane lane, Position from, Supplier<Optional<String>> rival) {
    this.throwaway = lane.throwaway();
    this.steps = lane.steps();
    this.first = lane.steps().size() - lane.takingAway().size();
    this.from = from;
    this.rival = rival;
    this.ahead = lane.steps().subList(0, first).stream().map(Step::id).toList();
    this.begun =
        lane.takingAway().stream()
            .anyMatch(s -> from.factsOf(s.id()).isPresent() || from.sentOf(s.id()).isPresent());
    if (throwaway.isPresent() && lane.takingAway().isEmpty()) {
      throw new IllegalStateException("no step takes " + lane.cache() + " away");
    }
  }

  private boolean ahead(int index) {
    return throwaway.isPresent() && index < first;
  }

  /** Why a lane at this step turns to taking away now; empty when it does not. */
  Optional<Move.End> cut(int index, Instant now) {
    if (!ahead(index)) {
      return Optional.empty();
    }
    if (begun) {
      return Optional.of(new Move.End(ended(index), false));
    }
    if (!now.isBefore(throwaway.get().by())) {
      return end(ExitCode.TIMED_OUT, "the deadline " + throwaway.get().by() + " is reached");
    }
    if (now.isBefore(asked.plus(EVERY))) {
      return Optional.empty();
    }
    asked = now;
    return rival.get().flatMap(who -> end(ExitCode.LOCKED, who + " goes first"));
  }

  /** What ended the steps before, as the journal tells it, so that going on ends the same. */
  private StepOutcome ended(int index) {
    return from.stopOf(ahead.get(index))
        .orElseGet(
            () ->
                new StepOutcome.Stopped(
                    ExitCode.FAILED, "it did not get there, and is being taken away already", ""));
  }

  /** When a lane at this step looks again whether it turns. */
  Instant next(int index) {
    if (!ahead(index) || begun) {
      return Instant.MAX;
    }
    var again = asked.equals(Instant.MIN) ? asked : asked.plus(EVERY);
    return again.isBefore(throwaway.get().by()) ? again : throwaway.get().by();
  }

  private static Optional<Move.End> end(ExitCode code, String why) {
    return Optional.of(Ends.stop(code, why, "", false));
  }

  /**
   * Where a lane goes on whose step stopped; empty when it ends there.
   *
   * @param able whether calls may still be sent and written down
   */
  Optional<Integer> after(int index, ExitCode code, boolean able) {
    boolean left =
        code == ExitCode.INTERRUPTED
            || code == ExitCode.TERMINATED
            || code == ExitCode.CHANGES_PENDING;
    if (!ahead(index) || left || !able || nothingSent(index, code)) {
      return Optional.empty();
    }
    before = code;
    return Optional.of(first);
  }

  /** Whether it was refused before any step that changes something, so that nothing is to undo. */
  private boolean nothingSent(int index, ExitCode code) {
    return (code == ExitCode.REFUSED_BY_CHECKS || code == ExitCode.LOSS_ABOVE_BOUND)
        && steps.subList(0, index + 1).stream().allMatch(TakingAway::sendsNothing);
  }

  private static boolean sendsNothing(Step step) {
    return step instanceof Step.Hook
        || step instanceof Step.Await
        || (step instanceof Step.Local local && local.looksOnly());
  }

  /** Puts what the steps that take away rest on beside the facts, when a lane comes to them. */
  void reached(int index, Instant now, Map<String, Value.Fields> facts) {
    if (throwaway.isPresent() && index == first) {
      var quiet = before == ExitCode.OK && !begun ? now : now.plus(GRACE);
      facts.put(Throwaway.FACTS, Value.fields(Throwaway.NOT_BEFORE, quiet.toString()));
    }
  }

  /** How the lane ends when a step did not get there. */
  ExitCode stopped(int index, ExitCode code) {
    boolean away =
        throwaway.isPresent()
            && index >= first
            && code != ExitCode.INTERRUPTED
            && code != ExitCode.TERMINATED
            && code != ExitCode.CHANGES_PENDING;
    return away ? code.worse(ExitCode.INCOMPLETE).worse(before) : code;
  }

  /** How the lane ends when all steps from here on got there. */
  ExitCode done() {
    return switch (before) {
      case FAILED, TIMED_OUT, UNKNOWN_OUTCOME, LOCKED -> ExitCode.COMPENSATED;
      default -> before;
    };
  }

  /** A step's end, with when that was: what was measured is told even when another run tells it. */
  StepOutcome timed(Step step, StepOutcome outcome, Instant started, Instant now) {
    if (!(outcome instanceof StepOutcome.Done done)) {
      return outcome;
    }
    var sent = from.sentOf(step.id()).map(Position.Sent::at);
    // What was so already took nobody's writes away.
    boolean moved = step instanceof Step.Ladder && (!done.already() || sent.isPresent());
    if (throwaway.isEmpty() && !moved && !(step instanceof Step.Probe)) {
      return outcome;
    }
    var began = sent.orElse(started);
    return new StepOutcome.Done(
        done.facts().with(Throwaway.BEGAN, began.toString()).with(Throwaway.ENDED, now.toString()),
        done.already());
  }
}
