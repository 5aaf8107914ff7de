package io.ecdr.cli;

import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What a role change may lose, and what the operator takes for so. */
public final class LossOptions {

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

  @Option(
      names = "--expect-primary",
      paramLabel = "REGION",
      description = "Where the primary is now; needed with --yes.")
  private Region expectPrimary;

  LossLimit limit() {
    return new LossLimit(
        Optional.ofNullable(maxDataLoss), acceptUnknownLoss, Optional.ofNullable(writesStoppedAt));
  }

  /** As it was said. */
  Optional<Region> expected() {
    return Optional.ofNullable(expectPrimary);
  }

  /** A script must say what it takes for so; a person is shown it. */
  Optional<Region> expectPrimary(CommandSpec spec, ChangeOptions change) {
    var said = Optional.ofNullable(expectPrimary);
    return change.yes() && !change.dryRun()
        ? Optional.of(Needed.option(spec, "--expect-primary", said))
        : said;
  }
}
