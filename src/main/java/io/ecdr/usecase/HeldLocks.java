package io.ecdr.usecase;

import io.ecdr.model.EvacuateRequest;
import io.ecdr.plan.DetachPlanner;
import io.ecdr.plan.FailoverPlanner;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Plan;
import io.ecdr.port.LockLost;
import io.ecdr.port.LockTaken;
import io.ecdr.port.LockUnsure;
import io.ecdr.port.Locks;
import io.ecdr.port.StateUnusable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The locks of one run: its operation's, one for each Global Datastore that its caches are members
 * of, and one for each of its caches. All or none. An emergency goes before whoever works on them,
 * but never before another role change.
 */
final class HeldLocks implements AutoCloseable {

  private static final List<String> EMERGENCIES =
      List.of(FailoverPlanner.VERB, DetachPlanner.VERB, EvacuateRequest.VERB);

  private final Deque<Locks.Held> held = new ArrayDeque<>();

  private final boolean emergency;
  private final Locks locks;
  private final String owner;

  private HeldLocks(boolean emergency, Locks locks, String owner) {
    this.emergency = emergency;
    this.locks = locks;
    this.owner = owner;
  }

  /** Takes them, in a fixed order so that two runs cannot each hold what the other wants. */
  static HeldLocks ofPlan(Locks locks, Plan plan) {
    return ofPlan(locks, plan, false);
  }

  /**
   * @param forgiving an emergency goes on without a store that must have the locks
   */
  static HeldLocks ofPlan(Locks anyReach, Plan plan, boolean forgiving) {
    boolean emergency = emergency(plan);
    var locks = anyReach.within(reach(plan, forgiving));
    // Who takes an operation over has what that one left in flight.
    var owner = plan.owner();
    var all = new HeldLocks(emergency, locks, owner);
    try {
      all.held.push(locks.take(Locks.ofOperation(plan.id()), plan.id(), plan.verb()));
      if (!owner.equals(plan.id())) {
        all.held.push(locks.take(Locks.ofOperation(owner), owner, plan.verb()));
      }
      for (var name : LockNames.of(plan)) {
        all.held.push(
            emergency
                ? locks.preempt(name, owner, plan.verb())
                : locks.take(name, owner, plan.verb()));
      }
      return all;
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  /**
   * Who works on what the plan is about right now, told without taking anything; empty when nobody
   * does, when nobody that could keep this plan off does, and when that cannot be told.
   */
  static Optional<LockTaken> atWork(Locks anyReach, Plan plan) {
    var locks = anyReach.within(reach(plan, true));
    try {
      return LockNames.of(plan).stream()
          .flatMap(
              name ->
                  locks.holder(name).stream()
                      .filter(other -> !other.operation().equals(plan.owner()))
                      .filter(other -> !emergency(plan) || other.roleChange())
                      .map(other -> new LockTaken(name, other)))
          .findFirst();
    } catch (LockUnsure | StateUnusable e) {
      return Optional.empty();
    }
  }

  /**
   * Who changes the roles of the lineage that a lane's throwaway cache is a copy of; empty when
   * nobody does, and when that cannot be told.
   */
  Optional<LockTaken> outranks(Lane lane) {
    try {
      return LockNames.source(lane).stream()
          .flatMap(
              name ->
                  locks.holder(name).stream()
                      .filter(Locks.Holder::roleChange)
                      .filter(other -> !other.operation().equals(owner))
                      .map(other -> new LockTaken(name, other)))
          .findFirst();
    } catch (LockUnsure | StateUnusable e) {
      return Optional.empty();
    }
  }

  /** The same for all lanes of a plan. */
  Optional<LockTaken> outranks(Plan plan) {
    return plan.lanes().stream().flatMap(lane -> outranks(lane).stream()).findFirst();
  }

  /** Where a plan's locks must be kept. */
  static Locks.Reach reach(Plan plan, boolean forgiving) {
    return LockNames.reach(plan, emergency(plan), emergency(plan) && forgiving);
  }

  /** Whether the plan is one that goes before all others. */
  static boolean emergency(Plan plan) {
    return EMERGENCIES.contains(plan.verb());
  }

  /**
   * To be asked right before each call that changes something.
   *
   * @param strict the call cannot be undone
   * @throws LockLost when an emergency went before us, or a lock is not surely ours any more
   */
  void check(boolean strict) {
    held.forEach(lock -> lock.check(strict));
  }

  /** Whom we went before, and where we could not lock, one sentence each. */
  List<String> warnings() {
    return Stream.concat(preempted(), unlocked()).distinct().toList();
  }

  /** The same, of what an emergency alone may do. */
  List<String> past() {
    return emergency ? warnings() : preempted().distinct().toList();
  }

  private Stream<String> preempted() {
    return held.stream()
        .flatMap(lock -> lock.preempted().stream())
        .map(other -> "went before " + other + ", which stops at its next change");
  }

  private Stream<String> unlocked() {
    return held.stream().flatMap(lock -> lock.warnings().stream());
  }

  /** We leave while AWS still works: nobody else begins until that has had its time. */
  void leaveInFlight() {
    held.forEach(Locks.Held::leaveInFlight);
  }

  @Override
  public void close() {
    while (!held.isEmpty()) {
      held.pop().close();
    }
  }
}
