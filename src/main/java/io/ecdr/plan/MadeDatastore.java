package io.ecdr.plan;

import io.ecdr.model.Value;
import io.ecdr.plan.Aftercare.Cache;
import io.ecdr.plan.Aftercare.Note;
import io.ecdr.plan.Report.LaneReport;
import java.util.List;
import java.util.Optional;

/**
 * A Global Datastore that a lane made before it changed the roles in it: no tool ever knew it, so
 * none compares its roles with what its configuration says.
 *
 * @param id what the service called it
 * @param gone whether the lane dissolved it in the end
 */
record MadeDatastore(String id, boolean gone) {

  /** The name of the call's member that says which. */
  private static final String ID = "GlobalReplicationGroupId";

  /** The one that this lane made; empty when it changed the roles of one that was there. */
  static Optional<MadeDatastore> by(LaneReport lane) {
    return lane.steps().stream()
        .filter(step -> sends(step, "CreateGlobalReplicationGroup"))
        .flatMap(step -> Aftercare.done(step).stream())
        .findFirst()
        .map(facts -> new MadeDatastore(facts.text(ID).orElse(""), dissolved(lane)));
  }

  private static boolean sends(Report.StepReport step, String action) {
    return step.step() instanceof Step.Act act && act.call().action().equals(action);
  }

  /** What it would be called was not known when the call was planned. */
  private static boolean dissolved(LaneReport lane) {
    return lane.steps().stream()
        .filter(step -> sends(step, "DeleteGlobalReplicationGroup"))
        .filter(step -> Aftercare.done(step).isPresent())
        .map(step -> ((Step.Act) step.step()).call().parameters().get(ID))
        .anyMatch(id -> id.filter(Value.Bound.class::isInstance).isPresent());
  }

  /**
   * What follows from it.
   *
   * @param now its primary
   */
  List<Note> notes(Cache now) {
    return gone
        ? List.of()
        : List.of(TerraformCare.made(id, now), CloudFormationCare.made(id, now));
  }
}
