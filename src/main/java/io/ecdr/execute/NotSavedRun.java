package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.NotSaved;
import io.ecdr.plan.Step;
import java.time.Instant;

/** Ends a lane at once with why its cache cannot be saved. Asks nothing, so nothing is left. */
final class NotSavedRun implements StepRun {

  private final Step.Local step;

  NotSavedRun(Step.Local step) {
    this.step = step;
  }

  @Override
  public Move next(Instant now) {
    Value.Fields told = step.parameters();
    return Ends.stop(
        NotSaved.code(step), told.text("Why").orElse(""), told.text("Hint").orElse(""), true);
  }

  @Override
  public void arrived(String key, Completion completion, Instant now) {
    throw new IllegalStateException(step.id() + " asked nothing");
  }
}
