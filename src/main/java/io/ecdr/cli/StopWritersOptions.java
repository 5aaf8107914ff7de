package io.ecdr.cli;

import io.ecdr.model.RoleTerms;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a planned change of roles stops the writers by itself. */
public final class StopWritersOptions {

  @Option(
      names = "--fence",
      paramLabel = "HOW",
      description =
          "Stop the writers before the lag is waited for: users lets the primary's users read"
              + " only, hook runs --fence-hook, off. They may write again once it is clear that"
              + " there is one primary, whatever became of the change. Default: off.")
  private FenceOptions.By by = FenceOptions.By.off;

  @Option(
      names = "--fence-hook",
      paramLabel = "PROG",
      converter = HookOptions.Splitter.class,
      description =
          "The program of --fence hook: run with ECDR_FENCE=on before, and with ECDR_FENCE=lift"
              + " afterwards.")
  private HookOptions.Line hook;

  /** The terms with what was typed. */
  RoleTerms on(RoleTerms terms, CommandSpec spec, Doors doors) {
    return terms.fencing(FenceOptions.terms(by, hook, Duration.ZERO, spec, doors));
  }
}
