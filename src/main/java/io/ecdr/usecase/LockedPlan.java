package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.EvacuationPlanner;
import io.ecdr.plan.Lane;
import io.ecdr.plan.NotSaved;
import io.ecdr.plan.Plan;
import io.ecdr.port.LockTaken;
import io.ecdr.port.Locks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan whose locks are held: all of them or none. Of an evacuation, a cache that another role
 * change works on is left out, and the others go on.
 */
record LockedPlan(Plan plan, HeldLocks held) implements AutoCloseable {

  /**
   * Takes the locks.
   *
   * @throws LockTaken when another holds one that the plan cannot do without
   */
  static LockedPlan of(Locks locks, Plan plan, boolean forgiving) {
    var going = plan;
    while (true) {
      try {
        return new LockedPlan(going, HeldLocks.ofPlan(locks, going, forgiving));
      } catch (LockTaken e) {
        going = without(going, e).orElseThrow(() -> e);
      }
    }
  }

  /** The plan without the lanes that want a lock; empty when that would be none of them. */
  private static Optional<Plan> without(Plan plan, LockTaken taken) {
    if (!plan.verb().equals(EvacuationPlanner.VERB)) {
      return Optional.empty();
    }
    List<Lane> lanes = new ArrayList<>();
    int left = 0;
    for (var lane : plan.lanes()) {
      if (LockNames.of(plan.withLanes(List.of(lane))).contains(taken.name())) {
        left++;
        lanes.add(
            NotSaved.instead(
                lane,
                ExitCode.LOCKED,
                taken.getMessage(),
                "see: ecdr op show " + taken.holder().operation()));
      } else {
        lanes.add(lane);
      }
    }
    var rest = plan.withLanes(lanes);
    return left == 0 || EvacuationPlanner.count(rest) == 0 ? Optional.empty() : Optional.of(rest);
  }

  @Override
  public void close() {
    held.close();
  }
}
