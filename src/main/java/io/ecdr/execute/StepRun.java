package io.ecdr.execute;

import io.ecdr.plan.Completion;
import java.time.Instant;
import java.util.Optional;

/** One step while it runs: told what arrives, asked what it wants. */
interface StepRun {

  /** What it wants now. */
  Move next(Instant now);

  /** One of its questions was answered. */
  void arrived(String key, Completion completion, Instant now);

  /** It is over, whatever became of it: lets go of what it holds. */
  default void letGo() {}

  /** What is left at AWS, unfinished, if it ended now; empty when there is nothing to tell. */
  default String leaves(Instant now) {
    return "";
  }

  /**
   * The part of the step that is at work, by the id that the journal knows; empty for all of it.
   */
  default Optional<String> part() {
    return Optional.empty();
  }

  /**
   * Until when a call may be sent again that surely did nothing.
   *
   * @param usual the end of the step's time
   */
  default Instant retryUntil(Instant usual) {
    return usual;
  }

  /**
   * Whether it only looks from time to time at something that takes its time, so that others may go
   * first where a service takes only so many calls.
   */
  default boolean waits() {
    return false;
  }
}
