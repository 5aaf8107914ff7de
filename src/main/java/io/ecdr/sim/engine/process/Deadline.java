package io.ecdr.sim.engine.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The hard end of a wait. */
record Deadline(InstantSource clock, Instant end, Duration limit) {

  static Deadline in(Duration limit, InstantSource clock) {
    return new Deadline(clock, clock.instant().plus(limit), limit);
  }

  boolean passed() {
    return clock.instant().isAfter(end);
  }
}
