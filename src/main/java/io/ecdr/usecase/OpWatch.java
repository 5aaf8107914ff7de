package io.ecdr.usecase;

import io.ecdr.journal.OperationState;
import io.ecdr.model.ExitCode;
import io.ecdr.port.EventSink;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import io.ecdr.port.Pause;
import io.ecdr.port.StateUnusable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code op watch}: follows an operation that another process runs, by its journal, until nobody
 * works on it any more. Reads our own state only.
 */
public final class OpWatch {

  private static final Duration TIME = Duration.ofSeconds(1);

  private final Operations operations;
  private final Locks locks;
  private final Pause pause;

  public OpWatch(Operations operations, Locks locks, Pause pause) {
    this.operations = operations;
    this.locks = locks;
    this.pause = pause;
  }

  /**
   * Follows it, and answers with its report. Rejected with 30 when it is not known, with 2 when it
   * cannot be read, with 21 when its process is gone and a call may have acted, with 22 when it is
   * gone and the operation is not at its end.
   */
  public Answer<RunReport> run(String id, EventSink sink) {
    try {
      return follow(id, sink);
    } catch (StateUnusable e) {
      return rejected(ExitCode.USAGE, e.getMessage(), "");
    }
  }

  private Answer<RunReport> follow(String id, EventSink sink) {
    Optional<JournalEvents> events = Optional.empty();
    while (true) {
      // The lock is looked at first: what its holder wrote before giving it up is then there.
      var holder = locks.holder(Locks.ofOperation(id));
      var stored = operations.find(id);
      if (stored.isEmpty()) {
        return new Answer.Rejected<>(Resuming.unknown(operations, id));
      }
      var kept = Kept.read(stored.get());
      if (kept.plan().isEmpty() || kept.history().isEmpty()) {
        return new Answer.Rejected<>(Resuming.unreadable(kept));
      }
      var elsewhere = Elsewhere.holder(locks, stored.get(), kept);
      var telling = events.orElseGet(() -> new JournalEvents(kept.plan().orElseThrow(), sink));
      events = Optional.of(telling);
      telling.tell(kept.history().get());
      if (holder.isEmpty() && elsewhere.isEmpty()) {
        return ended(kept);
      }
      pause.pause(TIME);
    }
  }

  private static Answer<RunReport> ended(Kept kept) {
    var history = kept.history().orElseThrow();
    var undone = Undoing.against(kept.id(), history);
    if (undone.isPresent()) {
      var code = history.undone().flatMap(u -> u.code()).orElse(ExitCode.TIMED_OUT);
      return rejected(code, undone.get().message(), undone.get().hint());
    }
    if (history.closed().isPresent() && kept.report().isPresent()) {
      var code = history.closed().get().code();
      return new Answer.Given<>(
          new RunReport(
              kept.report().get(),
              code == ExitCode.OK ? Optional.empty() : Optional.of(Resuming.command(kept.id())),
              List.of()));
    }
    boolean doubt = OperationState.of(history, false) == OperationState.UNKNOWN;
    return rejected(
        doubt ? ExitCode.UNKNOWN_OUTCOME : ExitCode.TIMED_OUT,
        "no process works on operation "
            + kept.id()
            + " any more, and it is not at its end"
            + (doubt ? "; a call was sent that may have acted" : ""),
        Resuming.command(kept.id()));
  }

  private static Answer<RunReport> rejected(ExitCode code, String message, String hint) {
    return new Answer.Rejected<>(new Rejection(code, message, hint));
  }
}
