package io.ecdr.usecase;

import io.ecdr.journal.History;
import io.ecdr.model.ExitCode;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code op report}: what an operation was to do and what it did. Reads our own state only, unless
 * it is asked what was lost.
 */
public final class OpReport {

  private final Operations operations;
  private final Supplier<LossAfter> losses;

  /** One that is never asked what was lost. */
  OpReport(Operations operations) {
    this(
        operations,
        () -> {
          throw new IllegalStateException("nobody said how AWS is asked");
        });
  }

  /**
   * @param losses asked for only where AWS is to be read
   */
  public OpReport(Operations operations, Supplier<LossAfter> losses) {
    this.operations = operations;
    this.losses = losses;
  }

  /** The report; rejected with 30 when there is none, with 2 when it cannot be read. */
  public Answer<OperationReport> read(String id) {
    return read(id, false);
  }

  /**
   * The same.
   *
   * @param loss whether to read what its changes of roles lost
   */
  public Answer<OperationReport> read(String id, boolean loss) {
    try {
      var stored = operations.find(id);
      if (stored.isEmpty()) {
        return new Answer.Rejected<>(Resuming.unknown(operations, id));
      }
      var kept = Kept.read(stored.get());
      if (kept.plan().isEmpty()) {
        return new Answer.Rejected<>(Resuming.unplanned(stored.get()));
      }
      if (kept.report().isEmpty()) {
        return new Answer.Rejected<>(
            new Rejection(
                ExitCode.NOT_FOUND,
                "operation " + id + " has no report: no run of it has ended in an orderly way",
                "see: ecdr op show " + id));
      }
      return new Answer.Given<>(
          new OperationReport(
              kept.plan().get(),
              kept.report().get(),
              kept.history().map(History::forced).orElse(List.of()),
              kept.notes(),
              loss
                  ? Optional.of(
                      losses.get().of(kept.report().get(), kept.history().orElse(History.NONE)))
                  : Optional.empty()));
    } catch (StateUnusable e) {
      return new Answer.Rejected<>(new Rejection(ExitCode.USAGE, e.getMessage(), ""));
    }
  }
}
