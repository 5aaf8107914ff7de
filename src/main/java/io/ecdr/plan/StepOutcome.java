package io.ecdr.plan;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import java.util.Objects;

/** How a step ended. */
public sealed interface StepOutcome {

  /**
   * It holds, confirmed by reading it back.
   *
   * @param facts what later steps and the report may use
   * @param already true when it held before anything was sent
   */
  record Done(Value.Fields facts, boolean already) implements StepOutcome {
    public Done {
      Objects.requireNonNull(facts, "facts");
    }
  }

  /**
   * It did not get there.
   *
   * @param code what the command exits with because of it
   * @param reason what happened, with the service's own words
   * @param hint what to do next, a command where there is one; empty when there is nothing to say
   * @param facts what the report may use; usually none
   */
  record Stopped(ExitCode code, String reason, String hint, Value.Fields facts)
      implements StepOutcome {

    /** Without facts. */
    public Stopped(ExitCode code, String reason, String hint) {
      this(code, reason, hint, Value.Fields.NONE);
    }

    public Stopped {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(hint, "hint");
      Objects.requireNonNull(facts, "facts");
    }
  }
}
