package io.ecdr.cli;

import io.ecdr.model.Escalation;
import io.ecdr.model.RoleTerms;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** When a switchover becomes a failover by itself. */
public final class EscalationOptions {

  @Option(
      names = "--escalate-after",
      paramLabel = "DURATION",
      description =
          "When the roles have not moved so long after the promotion was to be sent, or it was"
              + " refused: make it a failover to the same target. Needs --max-data-loss or"
              + " --accept-unknown-loss, to which the loss is held again then.")
  private Duration escalateAfter;

  @Option(
      names = "--or-detach",
      description = "Let that failover detach when its promotion fails, too.")
  private boolean orDetach;

  /** What was typed; it needs a bound for the loss. */
  Optional<Escalation> of(CommandSpec spec, RoleTerms terms) {
    boolean bound = terms.loss().most().isPresent() || terms.loss().unknownToo();
    if (escalateAfter == null ? orDetach : !bound) {
      throw new ParameterException(
          spec.commandLine(),
          escalateAfter == null
              ? "--or-detach needs --escalate-after"
              : "--escalate-after needs --max-data-loss, or --accept-unknown-loss");
    }
    return Optional.ofNullable(escalateAfter).map(after -> new Escalation(after, orDetach));
  }
}
