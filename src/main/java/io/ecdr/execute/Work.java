package io.ecdr.execute;

import io.ecdr.model.Value;
import java.util.Optional;

/**
 * One kind of work that takes several calls, chosen while it runs. A pure function of what was
 * answered so far. It must be able to begin anew at any time, because that is what resuming does:
 * it looks before it changes anything.
 */
interface Work {

  /** The kind of local step it does. */
  String kind();

  /** What it wants next. */
  Turn next(Value.Fields parameters, Dialogue dialogue);

  /**
   * What it ends with when its time is over; empty for the usual: timed out, go on later.
   *
   * @param at what it was at
   */
  default Optional<Turn.Stop> overdue(Value.Fields parameters, String at) {
    return Optional.empty();
  }

  /** What is left at AWS, unfinished, if it ended now; empty when there is nothing to tell. */
  default String leaves(Value.Fields parameters, Dialogue dialogue) {
    return "";
  }
}
