package io.ecdr.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.rehearse.FrontDoor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, with an end, for what a running simulator does in its own time. */
final class Patience {

  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final long PAUSE_NANOS = 5_000_000L;

  private final Simulator simulator;

  Patience(Simulator simulator) {
    this.simulator = simulator;
  }

  /** Looks again and again until it is so. */
  void until(String what, BooleanSupplier so) {
    var time = simulator.world().settings().time();
    var end = time.now().plus(LONGEST);
    while (!so.getAsBoolean()) {
      assertThat(time.now()).as(what).isBefore(end);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Until no group and no snapshot of a Region is on its way to another state. */
  void untilSettled(String region) {
    until(
        "everything in " + region + " settles",
        () -> settled(region, "DescribeReplicationGroups") && settled(region, "DescribeSnapshots"));
  }

  private boolean settled(String region, String describe) {
    String body = door(region).elasticache(describe, Map.of()).body();
    return !body.matches("(?s).*>(creating|snapshotting|copying|restoring|deleting)<.*");
  }

  /** A client that costs nothing to start. */
  FrontDoor door(String region) {
    return new FrontDoor(simulator.endpoint(), region, "AKIDOPERATOR");
  }
}
