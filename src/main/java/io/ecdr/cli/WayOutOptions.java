package io.ecdr.cli;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What follows when a promotion fails. */
public final class WayOutOptions {

  @Option(
      names = "--or-detach",
      description = "Detach when the promotion is refused or does not come about.")
  private boolean orDetach;

  @Option(
      names = "--promote-deadline",
      paramLabel = "DURATION",
      description = "How long the promotion may take before that. Default: 5m.")
  private Duration promoteDeadline;

  boolean orDetach() {
    return orDetach;
  }

  /** Where no promotion is tried there is nothing to say about one. */
  void none(CommandSpec spec) {
    if (orDetach || promoteDeadline != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--on-failover detach tries no promotion: leave out --or-detach and"
              + " --promote-deadline");
    }
  }

  /** Whether a person is asked in the middle of the run. */
  boolean asks(ChangeOptions change) {
    return !orDetach && !change.yes() && change.confirm().input();
  }

  Optional<Duration> promoteDeadline() {
    return Optional.ofNullable(promoteDeadline);
  }
}
