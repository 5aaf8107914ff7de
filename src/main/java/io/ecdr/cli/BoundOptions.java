package io.ecdr.cli;

import io.ecdr.model.LossLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a role change may lose. */
public final class BoundOptions {

  @Option(
      names = "--max-data-loss",
      paramLabel = "DURATION",
      description = "Agree to lose the writes of at most so long.")
  private Duration maxDataLoss;

  @Option(
      names = "--accept-unknown-loss",
      description = "Agree to a loss that cannot be told; alone, to any.")
  private boolean acceptUnknownLoss;

  @Option(
      names = "--writes-stopped-at",
      paramLabel = "TIME",
      description = "Since when nobody writes, like 2026-11-23T01:15:00Z.")
  private Instant writesStoppedAt;

  LossLimit limit() {
    return new LossLimit(
        Optional.ofNullable(maxDataLoss), acceptUnknownLoss, Optional.ofNullable(writesStoppedAt));
  }
}
