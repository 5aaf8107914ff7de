package io.ecdr.execute;

import io.ecdr.plan.Call;
import io.ecdr.plan.StepOutcome;
import java.time.Instant;
import java.util.Map;

/** What a running step wants next. */
sealed interface Move {

  /**
   * Answers to these questions; those that are on their way already are not sent again.
   *
   * @param questions calls by their keys
   * @param doing what the step is at, for people
   */
  record Send(Map<String, Call> questions, String doing) implements Move {}

  /**
   * Nothing until then.
   *
   * @param seen what is awaited and what is seen, for people
   * @param idle whether a later process finds by looking where this one stopped, so that nothing is
   *     lost when nobody waits meanwhile
   */
  record Wait(Instant until, String seen, boolean idle) implements Move {

    /** One that this process must see through. */
    Wait(Instant until, String seen) {
      this(until, seen, false);
    }
  }

  /**
   * Nothing any more.
   *
   * @param settled false when going on later may well get there
   */
  record End(StepOutcome outcome, boolean settled) implements Move {}
}
