package io.ecdr.cli;

import io.ecdr.plan.Plan;
import io.ecdr.render.PendingScreen;
import io.ecdr.render.Screen;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether it is only shown, and who agrees to it. */
public final class ConfirmOptions {

  @Option(
      names = "--dry-run",
      description = "Check, plan and show; send nothing that changes anything.")
  private boolean dryRun;

  @Option(
      names = "--detailed-exitcode",
      description = "Of a plan that may run: exit 10 when it changes something, else 0.")
  private boolean detailed;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

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

  @Mixin private StateOptions state;

  StateOptions state() {
    return state;
  }

  boolean dryRun() {
    return dryRun;
  }

  /** Shows a plan that is not run. */
  Screen planned(Plan plan, Screen screen) {
    return detailed ? new PendingScreen(screen, plan) : screen;
  }

  /** A plan that is run has changed what it changes. */
  void running() {
    if (detailed) {
      throw new ParameterException(
          spec.commandLine(), "--detailed-exitcode goes with --dry-run, or with ecdr plan");
    }
  }

  boolean yes() {
    return yes;
  }

  boolean input() {
    return input;
  }
}
