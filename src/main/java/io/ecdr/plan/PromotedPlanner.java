package io.ecdr.plan;

import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Plans the way home after a promotion: the old side follows, or will soon, so it is waited for and
 * then switched over to. Pure: the same request, inventory and operation id give the same plan.
 */
public final class PromotedPlanner {

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public PromotedPlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /**
   * Makes the plan, with every check whatever the others say.
   *
   * @param why what says that this is the case
   */
  public Plan plan(FailbackRequest request, GlobalInventory seen, String why, String operation) {
    var over =
        new SwitchoverPlanner(calls, toolVersion, FailbackPlanner.VERB, true)
            .plan(request.switchover(), seen, operation);
    List<Check> checks = new ArrayList<>();
    checks.add(HomeSight.check(FailbackCase.PROMOTED, why));
    if (seen.already()) {
      checks.addAll(over.checks());
      return over.checking(checks);
    }
    var waits = new HomeWaits(request, seen);
    checks.addAll(waits.checks(over.checks()));
    var lane = over.lanes().get(0);
    return waiting(
        over.checking(checks).withLanes(List.of(lane.with(waits.since(lane.steps())))),
        waits.steps());
  }

  /** The plan with these steps before its others. */
  static Plan waiting(Plan plan, List<Step> before) {
    var lane = plan.lanes().get(0);
    List<Step> steps = new ArrayList<>(before);
    steps.addAll(lane.steps());
    var told = plan.prediction();
    var more =
        before.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus);
    return plan.withLanes(List.of(lane.with(steps)))
        .predicting(
            new Prediction(
                told.duration().plus(more),
                told.rto(),
                told.recoveryPointAge(),
                told.basis() + ". The waiting before it is no downtime"));
  }
}
