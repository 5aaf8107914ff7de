package io.ecdr.usecase;

import io.ecdr.plan.Plan;
import io.ecdr.port.Locks;
import java.util.ArrayDeque;
import java.util.Deque;

/** The locks of one run: its operation's and one for each of its caches. All or none. */
final class HeldLocks implements AutoCloseable {

  private final Deque<Locks.Held> held = new ArrayDeque<>();

  private HeldLocks() {}

  /** Takes them, in a fixed order so that two runs cannot each hold what the other wants. */
  static HeldLocks ofPlan(Locks locks, Plan plan) {
    var all = new HeldLocks();
    try {
      all.held.push(locks.take(Locks.ofOperation(plan.id()), plan.id()));
      plan.lanes().stream()
          .map(lane -> Locks.ofLineage(lane.cache().path()))
          .sorted()
          .distinct()
          .forEach(name -> all.held.push(locks.take(name, plan.id())));
      return all;
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  @Override
  public void close() {
    while (!held.isEmpty()) {
      held.pop().close();
    }
  }
}
