package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code drill switchover} was asked to do.
 *
 * @param there the switchover that is rehearsed; it opens no window, and becomes no failover
 * @param hold how long the other Region keeps the primary
 * @param deadline how long after planning the way back begins at the latest
 * @param stopLag ends it early once the lag of the old primary, which follows then, is above this
 */
public record DrillSwitchoverRequest(
    SwitchoverRequest there, Duration hold, Duration deadline, Optional<Duration> stopLag)
    implements ChangeRequest {

  /** The command. */
  public static final String VERB = "drill switchover";

  /** How long the other Region keeps the primary when nothing is said. */
  public static final Duration HOLD = Duration.ofMinutes(10);

  /** How long a drill may last when nothing is said. */
  public static final Duration DEADLINE = Duration.ofHours(1);

  public DrillSwitchoverRequest {
    Objects.requireNonNull(there, "there");
    Objects.requireNonNull(hold, "hold");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(stopLag, "stopLag");
    if (hold.isNegative() || deadline.compareTo(hold) <= 0) {
      throw new IllegalArgumentException(
          "a drill's deadline is after the time that the primary stays away");
    }
    if (there.escalation().isPresent() || !there.terms().antiFlap().isZero()) {
      throw new IllegalArgumentException("a drill becomes no failover and opens no window");
    }
  }

  @Override
  public Optional<Region> expectPrimary() {
    return there.expectPrimary();
  }

  /** The same, expecting the primary there unless it expects it somewhere already. */
  public DrillSwitchoverRequest expecting(Optional<Region> seen) {
    return new DrillSwitchoverRequest(there.expecting(seen), hold, deadline, stopLag);
  }

  /** The way back: clients have written since, whenever they stopped for the way there. */
  public SwitchoverRequest back(Region home) {
    var terms = there.terms().whileWriting();
    return new SwitchoverRequest(
        there.cache(), there.region(), home, terms, there.maxPause(), Optional.empty());
  }
}
