package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code op list}: reads our own state only; nothing is sent and nothing is changed. */
public final class OpList {

  private final Operations operations;
  private final Locks locks;
  private final InstantSource clock;

  public OpList(Operations operations, Locks locks, InstantSource clock) {
    this.operations = operations;
    this.locks = locks;
    this.clock = clock;
  }

  /** All operations, newest first; rejected with 2 when the state folder cannot be read. */
  public Answer<OpListReport> read() {
    try {
      List<OperationSummary> all = new ArrayList<>();
      var drills = new JournalledDrills(clock.instant());
      for (var stored : operations.all()) {
        var kept = Kept.read(stored);
        var holder = Elsewhere.holder(locks, stored, kept);
        all.add(kept.summary(holder));
        drills.add(kept, holder.isPresent());
      }
      Collections.reverse(all);
      return new Answer.Given<>(
          new OpListReport(clock.instant(), all, drills.overdue(), operations.warnings()));
    } catch (StateUnusable e) {
      return new Answer.Rejected<>(new Rejection(ExitCode.USAGE, e.getMessage(), ""));
    }
  }
}
