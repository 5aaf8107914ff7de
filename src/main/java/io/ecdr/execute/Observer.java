package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Condition;

/**
 * Judges one kind of condition. A pure function: it asks the dialogue for reads and says what they
 * mean. It says {@link Look.So} and {@link Look.NotYet} only of what the operation itself made.
 */
interface Observer {

  /** The kind of condition it judges. */
  String kind();

  /** Judges; {@link Look.Asking} while it waits for answers. */
  Look look(Condition condition, Dialogue dialogue);

  /** What a step ends with that only waits for it, when its time is over. */
  default ExitCode overdue() {
    return ExitCode.TIMED_OUT;
  }
}
