package io.ecdr.cli;

import java.time.Duration;

/** What a command that goes on looking waits by. */
@FunctionalInterface
public interface Beat {

  /** Waits; false, as soon as the operator asks to end. */
  boolean pause(Duration time);
}
