package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;

/** What looking at the world came to. */
sealed interface Look {

  /** Not everything was read yet: the questions are open in the dialogue. */
  record Asking() implements Look {}

  /** It is as wanted. */
  record So(Value.Fields facts) implements Look {}

  /**
   * On its way.
   *
   * @param seen what is awaited and what is seen
   */
  record NotYet(String seen) implements Look {}

  /**
   * Nothing of it is there.
   *
   * @param quiet false when something goes on there that may yet bring it about
   */
  record Absent(String seen, boolean quiet) implements Look {
    Absent(String seen) {
      this(seen, true);
    }
  }

  /** It will never be as wanted. */
  record Failed(ExitCode code, String reason, String hint) implements Look {}

  /**
   * It could not be seen.
   *
   * @param hint what to do about it; empty when there is nothing but to go on later
   */
  record Unreadable(ExitCode code, String why, String hint) implements Look {}
}
