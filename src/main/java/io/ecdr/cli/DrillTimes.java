package io.ecdr.cli;

import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.SwitchoverRequest;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long a rehearsed switchover lasts. */
public final class DrillTimes {

  @Option(
      names = "--hold",
      paramLabel = "DURATION",
      description = "How long the standby stays the primary. Default: 10m.")
  private Duration hold = DrillSwitchoverRequest.HOLD;

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      description =
          "How long after the plan is made the way back begins at the latest. Default: 1h.")
  private Duration deadline = DrillSwitchoverRequest.DEADLINE;

  @Option(
      names = "--stop-when-lag",
      paramLabel = "DURATION",
      description =
          "Go back at once when the old primary, which follows then, is told to lag more than"
              + " that.")
  private Duration stopLag;

  @Option(
      names = "--max-pause",
      paramLabel = "DURATION",
      description = "As for switchover: the --pre-hook stops the writers, both ways.")
  private Duration maxPause;

  Optional<Duration> maxPause() {
    return Optional.ofNullable(maxPause);
  }

  /**
   * The drill of a switchover.
   *
   * @throws IllegalArgumentException when its times make no sense
   */
  DrillSwitchoverRequest request(SwitchoverRequest there) {
    return new DrillSwitchoverRequest(there, hold, deadline, Optional.ofNullable(stopLag));
  }
}
