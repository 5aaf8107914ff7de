package io.ecdr.usecase;

import io.ecdr.journal.History;
import io.ecdr.model.ExitCode;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.time.InstantSource;

/** {@code op show}: reads our own state only; nothing is sent and nothing is changed. */
public final class OpShow {

  private final Operations operations;
  private final Locks locks;
  private final InstantSource clock;
  private final AntiFlap antiFlap;

  /** Without windows that changes of roles open. */
  public OpShow(Operations operations, Locks locks, InstantSource clock) {
    this(operations, locks, clock, Inhibitions.none().antiFlap());
  }

  public OpShow(Operations operations, Locks locks, InstantSource clock, AntiFlap antiFlap) {
    this.antiFlap = antiFlap;
    this.operations = operations;
    this.locks = locks;
    this.clock = clock;
  }

  private static String next(String id, OperationSummary summary, History history) {
    if (history.escalated().isPresent()) {
      return "ecdr op show " + history.escalated().get().by();
    }
    if (!summary.resumable()) {
      return "";
    }
    return history.undone().isPresent() ? "ecdr op abort " + id : Resuming.command(id);
  }

  /** One operation; rejected with 30 when it is not known, with 2 when it cannot be read. */
  public Answer<OpShowReport> read(String id) {
    try {
      var stored = operations.find(id);
      if (stored.isEmpty()) {
        return new Answer.Rejected<>(Resuming.unknown(operations, id));
      }
      var kept = Kept.read(stored.get());
      if (kept.plan().isEmpty() || kept.history().isEmpty()) {
        return new Answer.Rejected<>(Resuming.unreadable(kept));
      }
      var summary =
          kept.noting(operations.warnings()).summary(Elsewhere.holder(locks, stored.get(), kept));
      return new Answer.Given<>(
          new OpShowReport(
              clock.instant(),
              summary,
              kept.plan().get(),
              kept.history().get(),
              kept.report(),
              next(id, summary, kept.history().get()),
              antiFlap.openedBy(kept.plan().get())));
    } catch (StateUnusable e) {
      return new Answer.Rejected<>(new Rejection(ExitCode.USAGE, e.getMessage(), ""));
    }
  }
}
