package io.ecdr.execute;

import io.ecdr.journal.Position;
import io.ecdr.plan.Fenced;
import io.ecdr.plan.GiveBack;
import io.ecdr.plan.Lane;
import io.ecdr.plan.MarkSteps;
import io.ecdr.plan.Step;
import java.util.List;

/**
 * What a run before this one found out about writes that cross, right before a change of roles that
 * it did not announce: writers may have gone on since, so it is found out anew. So is a fence,
 * which somebody may have lifted.
 */
final class StaleProof {

  private static final List<String> LAGS = List.of("lag-under", "caught-up");

  private StaleProof() {}

  /** Whether a step of a lane is of that kind. */
  static boolean is(Lane lane, int index, Position before) {
    var step = lane.steps().get(index);
    boolean proves =
        MarkSteps.is(step, MarkSteps.CROSS)
            || MarkSteps.is(step, Fenced.PROOF)
            || step instanceof Step.Act && GiveBack.fences(step)
            || step instanceof Step.Await await && LAGS.contains(await.done().kind());
    return proves
        && lane.steps().subList(index + 1, lane.steps().size()).stream()
            .filter(Step.Ladder.class::isInstance)
            .map(Step.Ladder.class::cast)
            .findFirst()
            .filter(ladder -> !before.decided(ladder))
            .isPresent();
  }
}
