package io.ecdr.cli;

import io.ecdr.model.FenceTerms;
import io.ecdr.model.RoleTerms;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What becomes of the old side's clients after a detach. */
public final class FenceOptions {

  /** What can be typed. */
  public enum By {
    users,
    off
  }

  @Option(
      names = "--fence",
      paramLabel = "HOW",
      description =
          "After a detach, let the users of the old side read only: users or off. Holds up"
              + " nothing; where the old side does not answer it is exit code 20. Default: off.")
  private By by = By.off;

  @Option(
      names = "--fence-wait",
      paramLabel = "DURATION",
      description = "Go on trying so long until the old side answers. Default: not at all.")
  private Duration wait;

  /** The terms with what was typed. */
  RoleTerms on(RoleTerms terms, CommandSpec spec) {
    if (wait != null && by == By.off) {
      throw new ParameterException(spec.commandLine(), "--fence-wait goes with --fence users");
    }
    return terms.fencing(new FenceTerms(by == By.users, wait == null ? Duration.ZERO : wait));
  }
}
