package io.ecdr.usecase;

import io.ecdr.journal.Entry;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import java.util.HashSet;
import java.util.Set;

/** Which calls of a plan cannot be undone, or must not be sent twice. */
final class Lasting {

  private final Set<String> steps = new HashSet<>();

  Lasting(Plan plan) {
    for (var lane : plan.lanes()) {
      for (var step : lane.steps()) {
        if (step instanceof Step.Ladder ladder) {
          ladder.rungs().forEach(rung -> steps.add(rung.id()));
        } else if (step instanceof Step.Act act && lasting(act)) {
          steps.add(act.id());
        }
      }
    }
  }

  private static boolean lasting(Step.Act act) {
    return act.repeat() == Step.Repeat.NEVER || act.undo().isEmpty();
  }

  /** Whether this one does. */
  boolean is(Entry.Intent intent) {
    var action = intent.call().substring(intent.call().indexOf(':') + 1);
    return steps.contains(intent.step()) || action.startsWith("Delete");
  }
}
