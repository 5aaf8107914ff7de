package io.ecdr.usecase;

import io.ecdr.model.CheckRequest;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.StatusRequest;
import io.ecdr.plan.OverdueDrill;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * Rehearsed switchovers that were to be home again, by the newest journals of this machine: no
 * service tells of them, and no call is made for it.
 */
public final class AwayDrills {

  /** A drill lasts for hours, so an older one was told of long ago. */
  private static final int LOOKED_AT = 60;

  private final Operations operations;
  private final Locks locks;
  private final InstantSource clock;

  /**
   * @param operations of this machine alone
   */
  public AwayDrills(Operations operations, Locks locks, InstantSource clock) {
    this.operations = Objects.requireNonNull(operations, "operations");
    this.locks = Objects.requireNonNull(locks, "locks");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** A status that tells of them as well. */
  public Reading<StatusRequest, StatusReport> status(Reading<StatusRequest, StatusReport> reading) {
    return request -> {
      var answer = reading.read(request);
      return answer instanceof Answer.Given<StatusReport> given
          ? new Answer.Given<>(given.report().andOverdue(overdue()))
          : answer;
    };
  }

  /** A check that tells of them as well. */
  public Reading<CheckRequest, CheckReport> check(Reading<CheckRequest, CheckReport> reading) {
    return request -> {
      var answer = reading.read(request);
      return answer instanceof Answer.Given<CheckReport> given
          ? new Answer.Given<>(given.report().andOverdue(overdue()))
          : answer;
    };
  }

  private List<OverdueDrill> overdue() {
    var drills = new JournalledDrills(clock.instant());
    try {
      var ids = operations.ids();
      for (var id : ids.subList(Math.max(0, ids.size() - LOOKED_AT), ids.size())) {
        operations
            .find(id)
            .filter(s -> s.plan().contains('"' + DrillSwitchoverRequest.VERB + '"'))
            .ifPresent(
                stored -> {
                  var kept = Kept.read(stored);
                  drills.add(kept, locks.holder(Locks.ofOperation(id)).isPresent());
                });
      }
    } catch (StateUnusable e) {
      // Whoever needs the folder will say so.
    }
    return drills.overdue();
  }
}
