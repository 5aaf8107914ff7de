package io.ecdr.port;

import io.ecdr.plan.Plan;

/** Asks whether a plan may be run: a person at a terminal, or {@code --yes}. */
@FunctionalInterface
public interface Consent {

  /** What came of asking. */
  enum Answer {
    GIVEN,
    DECLINED,
    /** Nobody could be asked: there is no terminal, and it was not given beforehand. */
    NOBODY_TO_ASK
  }

  /** Shows the plan where needed and asks. */
  Answer ask(Plan plan);

  /** Whether a person will be asked, and shown the warnings with it. */
  default boolean person() {
    return false;
  }

  /** Who is asked in the middle of the run. */
  default Asking asking() {
    return Asking.NOBODY;
  }
}
