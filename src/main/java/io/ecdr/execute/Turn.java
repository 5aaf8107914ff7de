package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import java.time.Duration;

/** What a piece of local work wants next. */
sealed interface Turn {

  /**
   * Answers to the questions that are open in the dialogue.
   *
   * @param doing what it is at, for people
   */
  record Ask(String doing) implements Turn {}

  /** Some time; when it is over, the key counts as answered. */
  record Pause(String key, Duration time, String why) implements Turn {}

  /** Nothing: it is done and was read back. */
  record Done(Value.Fields facts) implements Turn {}

  /** Nothing: it cannot be done. */
  record Stop(ExitCode code, String reason, String hint) implements Turn {}
}
