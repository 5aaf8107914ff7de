package io.ecdr.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The end of a lane whose fence stopped the writers: once it is clear that there is one primary,
 * and which, they are let write again. It is gone to whatever became of the steps before, as long
 * as that can be clear.
 */
public final class GiveBack {

  /** The state that is waited for first. */
  public static final String CONDITION = "one-primary";

  /** The parameter of that state which tells the command that gives back by hand. */
  public static final String COMMAND = "Lift";

  /** The parameter that says whether a failover takes over when the roles do not move. */
  public static final String ESCALATES = "Escalates";

  /** The fact for hooks that says what is to be done. */
  static final String FACT = "ECDR_FENCE";

  private static final Limits GLANCE =
      new Limits(Duration.ofSeconds(2), "two reads", Duration.ofMinutes(1));

  private GiveBack() {}

  /** The wait that it begins with; empty where a lane gives nothing back. */
  public static Optional<Step.Await> of(Lane lane) {
    return lane.steps().stream().filter(GiveBack::begins).map(Step.Await.class::cast).findFirst();
  }

  /** Its steps, in order. */
  public static List<Step> steps(Lane lane) {
    var begin = of(lane);
    return begin.isEmpty()
        ? List.of()
        : lane.steps().subList(lane.steps().indexOf(begin.get()), lane.steps().size());
  }

  /**
   * A failover that takes a switchover over, with the end of that one's lane at its own: who was
   * stopped is given back by whoever settles the roles. The old side is not waited for any longer
   * than it takes to ask it.
   */
  public static Plan taken(Plan failover, Plan switchover) {
    var steps = switchover.lanes().stream().flatMap(lane -> steps(lane).stream()).toList();
    if (steps.isEmpty()) {
      return failover;
    }
    var lane = failover.lanes().get(0);
    List<Step> all = new ArrayList<>(lane.steps());
    for (var step : steps) {
      all.add(
          step instanceof Step.Await await
              ? new Step.Await(
                  await.id(), await.title(), await.done(), GLANCE, await.precondition())
              : step);
    }
    return failover.withLanes(List.of(lane.with(all)));
  }

  private static boolean begins(Step step) {
    return step instanceof Step.Await await && await.done().kind().equals(CONDITION);
  }

  /** Whether a step gives back, or waits until it may. */
  public static boolean is(Step step) {
    return begins(step)
        || step instanceof Step.Act act
            && act.done().kind().equals(FenceSteps.ACCESS)
            && act.id().contains(FenceSteps.LIFT)
        || step instanceof Step.Hook hook
            && hook.phase() == HookPhase.FENCE
            && hook.facts().text(FACT).filter("lift"::equals).isPresent();
  }

  /** Whether a step stops writers. */
  public static boolean fences(Step step) {
    return step instanceof Step.Act act
            && act.done().kind().equals(FenceSteps.ACCESS)
            && act.id().contains(FenceSteps.FENCE)
        || step instanceof Step.Hook hook
            && hook.phase() == HookPhase.FENCE
            && hook.facts().text(FACT).filter("on"::equals).isPresent();
  }
}
