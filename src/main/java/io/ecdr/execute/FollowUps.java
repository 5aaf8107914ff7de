package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;

/**
 * Steps that only follow what a lane is for. One that fails holds up nothing, and nothing that is
 * incomplete holds up one of them: the lane goes on, and ends with 20.
 */
final class FollowUps {

  private final Lane lane;
  private ExitCode worst = ExitCode.OK;
  private boolean nothingElse;

  FollowUps(Lane lane) {
    this.lane = lane;
  }

  private static boolean follows(Step step) {
    return step instanceof Step.Act act && act.follows();
  }

  /**
   * How such a step ends that went wrong by itself: incomplete, whatever it was. It is written down
   * as over, so that going on begins it anew.
   */
  static Move.End softened(Step step, Move.End end) {
    return follows(step) && end.outcome() instanceof StepOutcome.Stopped stopped
        ? new Move.End(
            new StepOutcome.Stopped(
                ExitCode.INCOMPLETE, stopped.reason(), stopped.hint(), stopped.facts()),
            true)
        : end;
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
            .noneMatch(FollowUps::follows)) {
      return false;
    }
    worst = code;
    nothingElse |= !follower;
    return true;
  }

  /** Whether a step is left out, because one that it needs is incomplete. */
  boolean leavesOut(Step step) {
    return nothingElse && !follows(step);
  }

  /** How the lane ends. */
  ExitCode with(ExitCode code) {
    return worst.worse(code);
  }
}
