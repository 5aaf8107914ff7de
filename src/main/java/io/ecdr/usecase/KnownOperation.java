package io.ecdr.usecase;

import io.ecdr.journal.History;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Plan;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.util.function.Function;

/** An operation whose plan and journal can both be read. */
record KnownOperation(Operations.Stored stored, Kept kept, Plan plan, History history) {

  /**
   * Reads one. Rejected: 30 when there is no such operation, else when it cannot be read.
   *
   * @param then what is answered of it
   */
  static <T> Answer<T> of(
      Operations operations, String id, Function<KnownOperation, Answer<T>> then) {
    try {
      var stored = operations.find(id);
      if (stored.isEmpty()) {
        return new Answer.Rejected<>(Resuming.unknown(operations, id));
      }
      var kept = Kept.read(stored.get());
      return kept.plan().isEmpty() || kept.history().isEmpty()
          ? new Answer.Rejected<>(Resuming.unplanned(stored.get()))
          : then.apply(
              new KnownOperation(stored.get(), kept, kept.plan().get(), kept.history().get()));
    } catch (StateUnusable e) {
      return new Answer.Rejected<>(new Rejection(ExitCode.USAGE, e.getMessage(), ""));
    }
  }
}
