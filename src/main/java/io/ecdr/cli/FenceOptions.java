package io.ecdr.cli;

import io.ecdr.model.FenceTerms;
import io.ecdr.model.RoleTerms;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What becomes of the old side's clients after a detach. */
public final class FenceOptions {

  /** What can be typed. */
  public enum By {
    users,
    hook,
    off
  }

  @Option(
      names = "--fence",
      paramLabel = "HOW",
      description =
          "After a detach, keep clients from writing to the old side: users lets its users read"
              + " only, hook runs --fence-hook, off. Holds up nothing; where the old side does not"
              + " answer it is exit code 20. Default: off.")
  private By by = By.off;

  @Option(
      names = "--fence-hook",
      paramLabel = "PROG",
      converter = HookOptions.Splitter.class,
      description = "The program of --fence hook; it is told ECDR_FENCE=on.")
  private HookOptions.Line hook;

  @Option(
      names = "--fence-wait",
      paramLabel = "DURATION",
      description = "Go on trying so long until the old side answers. Default: not at all.")
  private Duration wait;

  /** The terms with what was typed. */
  RoleTerms on(RoleTerms terms, CommandSpec spec, Doors doors) {
    if (wait != null && by != By.users) {
      throw new ParameterException(spec.commandLine(), "--fence-wait goes with --fence users");
    }
    return terms.fencing(terms(by, hook, wait == null ? Duration.ZERO : wait, spec, doors));
  }

  /** What the options come to. */
  static FenceTerms terms(
      By by, HookOptions.Line hook, Duration wait, CommandSpec spec, Doors doors) {
    if (hook != null && by != By.hook) {
      throw new ParameterException(spec.commandLine(), "--fence-hook goes with --fence hook");
    }
    if (hook == null && by == By.hook) {
      throw new ParameterException(
          spec.commandLine(), "--fence hook needs its program: --fence-hook PROG");
    }
    return new FenceTerms(
        by == By.users, Optional.ofNullable(hook).map(h -> HookOptions.program(h, doors)), wait);
  }
}
