package io.ecdr.sim.time;

import java.time.Duration;
import java.time.Instant;

/** The simulated world's clock and its list of things to happen. */
public interface SimTime extends AutoCloseable {

  /** The moment it is in the simulated world. */
  Instant now();

  /**
   * Runs something later, on the world's own thread (real time) or when virtual time gets there.
   * Things due at the same moment run in the order they were asked for.
   */
  void after(Duration delay, Runnable happening);

  @Override
  void close();
}
