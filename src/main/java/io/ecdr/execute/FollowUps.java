package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.GiveBack;
import io.ecdr.plan.Lane;
import io.ecdr.plan.PublishSteps;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Steps that only follow what a lane is for. One that fails holds up nothing, and nothing that is
 * incomplete holds up one of them: the lane goes on, and ends with 20.
 *
 * <p>Before the ladder of a lane that has one, or else before a cache is made, nothing it is for is
 * done. What is incomplete there has failed: 20 would say that the roles have moved.
 */
final class FollowUps {

  /** What holds once there is a new cache. */
  private static final Set<String> MAKES =
      new TreeSet<>(Set.of("group-available", "serverless-available"));

  private final Lane lane;
  private ExitCode worst = ExitCode.OK;
  private boolean nothingElse;

  FollowUps(Lane lane) {
    this.lane = lane;
  }

  private static boolean follows(Step step) {
    return step instanceof Step.Act act && act.follows() || PublishSteps.is(step);
  }

  /** Whether a step is done even when one before it is incomplete. */
  private static boolean last(Step step) {
    return follows(step) || GiveBack.is(step);
  }

  /**
   * How a step's end counts in this lane. One that only follows and went wrong is incomplete,
   * whatever it was, and written down as over, so that going on begins it anew.
   */
  Move.End judged(int index, Move.End end) {
    if (!(end.outcome() instanceof StepOutcome.Stopped stopped)) {
      return end;
    }
    if (follows(lane.steps().get(index))) {
      return new Move.End(as(ExitCode.INCOMPLETE, stopped), true);
    }
    return stopped.code() == ExitCode.INCOMPLETE && before(index)
        ? new Move.End(as(ExitCode.FAILED, stopped), end.settled())
        : end;
  }

  private static StepOutcome as(ExitCode code, StepOutcome.Stopped stopped) {
    return new StepOutcome.Stopped(code, stopped.reason(), stopped.hint(), stopped.facts());
  }

  /** Whether a step comes before the one that the lane is for. */
  private boolean before(int index) {
    var steps = lane.steps();
    Predicate<Step> main =
        steps.stream().anyMatch(Step.Ladder.class::isInstance)
            ? Step.Ladder.class::isInstance
            : FollowUps::makes;
    return steps.subList(index + 1, steps.size()).stream().anyMatch(main)
        && steps.subList(0, index + 1).stream().noneMatch(main);
  }

  /** Whether it makes a cache. */
  private static boolean makes(Step step) {
    return step instanceof Step.Act act && MAKES.contains(act.done().kind());
  }

  /**
   * Whether the lane goes on although a step stopped.
   *
   * @param able whether calls may still be sent and written down
   */
  boolean goesOn(int index, ExitCode code, boolean able) {
    if (!able || code != ExitCode.INCOMPLETE) {
      return false;
    }
    var follower = follows(lane.steps().get(index));
    if (!follower
        && lane.steps().subList(index + 1, lane.steps().size()).stream()
            .noneMatch(FollowUps::last)) {
      return false;
    }
    worst = code;
    nothingElse |= !follower;
    return true;
  }

  /** Whether a step is left out, because one that it needs is incomplete. */
  boolean leavesOut(Step step) {
    return nothingElse && !last(step);
  }

  /** How the lane ends. */
  ExitCode with(ExitCode code) {
    return worst.worse(code);
  }
}
