package io.ecdr.cli;

import io.ecdr.plan.Acceptance;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of commands that change something. */
public final class ChangeOptions {

  @Mixin private ConfirmOptions confirm;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Longest wait per step, 1s to 7d. Default: each step's own limit.")
  private Duration timeout;

  @Option(
      names = "--accept-unknown",
      paramLabel = "CHECK",
      split = ",",
      description = "Go on although the answer to this check is not known.")
  private List<String> acceptUnknown = new ArrayList<>();

  @Option(
      names = "--override",
      paramLabel = "CHECK",
      split = ",",
      description = "Go on although this check fails, where it can be overridden.")
  private List<String> override = new ArrayList<>();

  /** What is accepted; a word that is no check of the plan is bad usage. */
  Plan accepted(Plan plan) {
    var said = acceptance();
    var strangers = said.strangers(plan);
    if (!strangers.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no check '"
              + strangers.get(0)
              + "'; the checks are "
              + plan.checks().stream().map(Check::id).collect(Collectors.joining(", ")));
    }
    return plan.accepting(said);
  }

  Acceptance acceptance() {
    return new Acceptance(new TreeSet<>(acceptUnknown), new TreeSet<>(override));
  }

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
