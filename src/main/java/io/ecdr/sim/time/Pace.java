package io.ecdr.sim.time;

/** How long the simulated service takes over its changes. */
public enum Pace {
  /** No time at all. */
  INSTANT,
  /** 0.2 to 2 seconds each. */
  FAST,
  /** As long as the real service was seen to take. */
  AWS
}
