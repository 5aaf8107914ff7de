package io.ecdr.journal;

import io.ecdr.model.ExitCode;
import java.util.Locale;

/** How an operation stands, for people and scripts. */
public enum OperationState {
  /** A live process works on it. */
  RUNNING,
  /** Nobody works on it now; AWS may; {@code op resume} goes on. */
  WAITING,
  /** Done and confirmed. */
  DONE,
  /** It ended without getting there. */
  FAILED,
  /** It ended before any call that changes something was sent. */
  ABORTED,
  /** {@code op abort} took away what could be taken away of it. */
  UNDONE,
  /** {@code op escalate} made a failover of it, which is an operation of its own. */
  ESCALATED,
  /** A call may have acted without our knowing, or the journal cannot be read. */
  UNKNOWN;

  /** The word used in JSON and text. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Tells the state.
   *
   * @param history what the journal says
   * @param held whether a live process holds the operation's lock
   */
  public static OperationState of(History history, boolean held) {
    if (held) {
      return RUNNING;
    }
    if (history.escalated().isPresent()) {
      return ESCALATED;
    }
    if (history.undone().flatMap(Entry.Undone::code).isPresent()) {
      return UNDONE;
    }
    if (history.closed().filter(c -> c.code() == ExitCode.OK).isPresent()) {
      return DONE;
    }
    if (!history.sentSomething()) {
      return ABORTED;
    }
    if (history.closed().isEmpty()) {
      return Position.of(history).inDoubt() ? UNKNOWN : WAITING;
    }
    return switch (history.closed().get().code()) {
      case UNKNOWN_OUTCOME -> UNKNOWN;
      case TIMED_OUT, CHANGES_PENDING, INTERRUPTED, TERMINATED -> WAITING;
      default -> FAILED;
    };
  }
}
