package io.ecdr.usecase;

import io.ecdr.plan.DetachPlanner;
import io.ecdr.plan.FailoverPlanner;
import io.ecdr.plan.Plan;
import io.ecdr.port.LockLost;
import io.ecdr.port.Locks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The locks of one run: its operation's, one for each Global Datastore whose roles it changes, and
 * one for each of its caches. All or none. An emergency goes before whoever works on a cache, but
 * never before another role change.
 */
final class HeldLocks implements AutoCloseable {

  private static final List<String> EMERGENCIES = List.of(FailoverPlanner.VERB, DetachPlanner.VERB);

  private final Deque<Locks.Held> held = new ArrayDeque<>();

  private HeldLocks() {}

  /** Takes them, in a fixed order so that two runs cannot each hold what the other wants. */
  static HeldLocks ofPlan(Locks locks, Plan plan) {
    var all = new HeldLocks();
    boolean emergency = EMERGENCIES.contains(plan.verb());
    try {
      all.held.push(locks.take(Locks.ofOperation(plan.id()), plan.id(), plan.verb()));
      for (var name : LockNames.datastores(plan)) {
        all.held.push(locks.take(name, plan.id(), plan.verb()));
      }
      for (var name : LockNames.lineages(plan)) {
        all.held.push(
            emergency
                ? locks.preempt(name, plan.id(), plan.verb())
                : locks.take(name, plan.id(), plan.verb()));
      }
      return all;
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  /**
   * To be asked right before each call that changes something.
   *
   * @throws LockLost when an emergency went before us
   */
  void check() {
    held.stream()
        .flatMap(lock -> lock.preemptedBy().stream())
        .findFirst()
        .ifPresent(
            by -> {
              throw new LockLost(by);
            });
  }

  /** Whom we went before, one sentence each. */
  List<String> warnings() {
    return held.stream()
        .flatMap(lock -> lock.preempted().stream())
        .map(other -> "went before " + other + ", which stops at its next change")
        .toList();
  }

  @Override
  public void close() {
    while (!held.isEmpty()) {
      held.pop().close();
    }
  }
}
