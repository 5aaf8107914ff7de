package io.ecdr.cli;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that change something. */
public final class ChangeOptions {

  @Mixin private ConfirmOptions confirm;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Longest wait per step, 1s to 7d. Default: each step's own limit.")
  private Duration timeout;

  ConfirmOptions confirm() {
    return confirm;
  }

  boolean dryRun() {
    return confirm.dryRun();
  }

  boolean yes() {
    return confirm.yes();
  }

  Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }
}
