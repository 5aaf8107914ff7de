package io.ecdr.cli;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of commands that change something. */
public final class ChangeOptions {

  @Option(
      names = "--dry-run",
      description = "Check, plan and show; send nothing that changes anything.")
  private boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask for confirmation.")
  private boolean yes;

  @Option(
      names = "--input",
      arity = "1",
      paramLabel = "true|false",
      description = "Whether a person may be asked. Default: true.")
  private boolean input = true;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Longest wait per step, 1s to 7d. Default: each step's own limit.")
  private Duration timeout;

  boolean dryRun() {
    return dryRun;
  }

  boolean yes() {
    return yes;
  }

  boolean input() {
    return input;
  }

  Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }
}
