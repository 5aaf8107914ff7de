package io.ecdr.usecase;

import io.ecdr.journal.Position;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What going on with an operation would do.
 *
 * @param at when its journal was read
 * @param position where it stands
 * @param warnings what is in the way, one sentence each
 */
public record ResumePlan(Instant at, Plan plan, Position position, List<String> warnings) {

  public ResumePlan {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(position, "position");
    warnings = List.copyOf(warnings);
  }

  /** The plan with the steps that are not done, and the lanes that have any. */
  public Plan left() {
    var lanes =
        plan.lanes().stream()
            .map(lane -> lane.with(lane.steps().stream().filter(step -> !done(step)).toList()))
            .filter(lane -> !lane.steps().isEmpty())
            .toList();
    return plan.withLanes(lanes);
  }

  /** The steps that stay done. */
  public List<Step> done() {
    return plan.lanes().stream().flatMap(l -> l.steps().stream()).filter(this::done).toList();
  }

  private boolean done(Step step) {
    return position.factsOf(step.id()).isPresent();
  }
}
