package io.ecdr.usecase;

import io.ecdr.journal.History;
import io.ecdr.journal.OperationState;
import io.ecdr.model.CacheId;
import io.ecdr.model.ExitCode;
import io.ecdr.port.Locks;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One operation in a few words.
 *
 * @param verb the command it runs, such as {@code backup create}; empty when its plan is unreadable
 * @param created when it was planned; absent when its plan is unreadable
 * @param last when its journal was last written to
 * @param code of its last run that ended in an orderly way
 * @param holder the process that works on it now
 * @param stepsDone how many of its steps are done and confirmed
 * @param notes what could not be read, one sentence each
 * @param elsewhere where it was read, when another machine wrote last
 * @param hopeless whether going on would send again what AWS refuses for what it says
 */
public record OperationSummary(
    String id,
    String verb,
    OperationState state,
    Optional<Instant> created,
    Optional<Instant> last,
    List<CacheId> caches,
    Optional<ExitCode> code,
    Optional<Locks.Holder> holder,
    int stepsDone,
    int steps,
    List<String> notes,
    Optional<String> elsewhere,
    boolean hopeless) {

  /** Of this machine. */
  public OperationSummary(
      String id,
      String verb,
      OperationState state,
      Optional<Instant> created,
      Optional<Instant> last,
      List<CacheId> caches,
      Optional<ExitCode> code,
      Optional<Locks.Holder> holder,
      int stepsDone,
      int steps,
      List<String> notes) {
    this(
        id,
        verb,
        state,
        created,
        last,
        caches,
        code,
        holder,
        stepsDone,
        steps,
        notes,
        Optional.empty(),
        false);
  }

  public OperationSummary {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(verb, "verb");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(last, "last");
    caches = List.copyOf(caches);
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(holder, "holder");
    notes = List.copyOf(notes);
    Objects.requireNonNull(elsewhere, "elsewhere");
  }

  /** Whether {@code op resume} has something to do. */
  public boolean resumable() {
    return switch (state) {
      case WAITING, UNKNOWN -> true;
      // What is wrong with a backup's data is no better for looking on.
      case FAILED -> !hopeless && code.filter(c -> c == ExitCode.VERIFICATION_FAILED).isEmpty();
      case ABORTED -> code.filter(History::refuses).isEmpty();
      case RUNNING, DONE, UNDONE, ESCALATED -> false;
    };
  }
}
