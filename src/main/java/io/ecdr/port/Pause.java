package io.ecdr.port;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {

  /** Returns after this time, or sooner when the process is asked to end. */
  void pause(Duration time);
}
