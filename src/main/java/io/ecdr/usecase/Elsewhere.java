package io.ecdr.usecase;

import io.ecdr.journal.History;
import io.ecdr.model.CacheId;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Plan;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be done here about an operation that another machine began.
 *
 * <p>That machine wrote down every call that cannot be undone where others find it, before it was
 * sent. What is missing in the copy can only be what is found again by looking, so going on from it
 * makes nothing twice. Not so an emergency, which waits for no copy: it is gone on with elsewhere
 * only when its copy tells of its end.
 */
final class Elsewhere {

  private Elsewhere() {}

  /** Why this machine does not go on with it; empty when it may, or when it is its own. */
  static Optional<Rejection> against(Operations.Stored stored, Plan plan) {
    return stored
        .elsewhere()
        .flatMap(copy -> parted(stored, copy).or(() -> behind(stored, copy, plan)));
  }

  private static Optional<Rejection> parted(Operations.Stored stored, Operations.Elsewhere copy) {
    return copy.parted()
        ? refused(
            "another machine went on with operation "
                + stored.id()
                + ": "
                + copy.place()
                + " tells what this machine does not know, and the other way round",
            "resume it on that machine; see: ecdr op show " + stored.id())
        : Optional.empty();
  }

  private static Optional<Rejection> behind(
      Operations.Stored stored, Operations.Elsewhere copy, Plan plan) {
    if (closed(stored)) {
      return Optional.empty();
    }
    if (HeldLocks.emergency(plan)) {
      return refused(
          "operation "
              + stored.id()
              + " was begun on another machine, and an emergency does not wait for its copy: "
              + copy.place()
              + " may not tell of a call that was sent",
          "resume it on that machine; if it is lost, look: "
              + status(plan)
              + ", then plan anew: ecdr "
              + plan.verb());
    }
    var needed = HeldLocks.reach(plan, false).needed();
    return copy.answered().stream().anyMatch(needed::contains)
        ? Optional.empty()
        : refused(
            "the copy of operation "
                + stored.id()
                + " in "
                + copy.place()
                + " may be behind: only those in "
                + needed
                + " had to be written before each change that cannot be undone",
            "name their buckets with --state-bucket, or resume it on the machine that began it");
  }

  private static String status(Plan plan) {
    return plan.lanes().stream()
        .findFirst()
        .map(lane -> lane.cache())
        .map((CacheId cache) -> "ecdr status " + cache.id() + " --region " + cache.region())
        .orElse("ecdr status");
  }

  /**
   * Why this machine does not undo it: what its copy does not tell would be left behind without a
   * word.
   */
  static Optional<Rejection> againstUndoing(Operations.Stored stored) {
    return stored.elsewhere().isEmpty() || closed(stored)
        ? Optional.empty()
        : refused(
            "operation "
                + stored.id()
                + " was cut off on another machine, and its copy may not tell all that it made",
            "go on with it here first, which looks at everything: "
                + Resuming.command(stored.id()));
  }

  private static boolean closed(Operations.Stored stored) {
    return Kept.read(stored).history().flatMap(History::closed).isPresent();
  }

  private static Optional<Rejection> refused(String message, String hint) {
    return Optional.of(
        new Rejection(ExitCode.PLAN_REFUSED, message + "; nothing was changed", hint));
  }

  /** Who works on it, wherever that is. */
  static Optional<Locks.Holder> holder(Locks locks, Operations.Stored stored, Kept kept) {
    var here = locks.holder(Locks.ofOperation(stored.id()));
    boolean own = stored.elsewhere().isEmpty();
    if (here.isPresent() || own || kept.plan().isEmpty() || closed(stored)) {
      return here;
    }
    var plan = kept.plan().get();
    return Stream.of(LockNames.datastores(plan), LockNames.lineages(plan))
        .flatMap(List::stream)
        .flatMap(name -> locks.holder(name).stream())
        .filter(holder -> holder.operation().equals(stored.id()))
        .findFirst();
  }
}
