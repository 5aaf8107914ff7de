package io.ecdr.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether it is only shown, and who agrees to it. */
public final class ConfirmOptions {

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

  @Mixin private StateOptions state;

  StateOptions state() {
    return state;
  }

  boolean dryRun() {
    return dryRun;
  }

  boolean yes() {
    return yes;
  }

  boolean input() {
    return input;
  }
}
