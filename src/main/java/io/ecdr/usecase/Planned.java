package io.ecdr.usecase;

import io.ecdr.plan.Plan;
import java.util.Objects;

/** What planning came to. */
public sealed interface Planned {

  /** A plan. It may still have checks that forbid running it: see {@link Plan#blockers()}. */
  record Ready(Plan plan) implements Planned {
    public Ready {
      Objects.requireNonNull(plan, "plan");
    }
  }

  /** There is nothing to plan with. */
  record Rejected(Rejection why) implements Planned {
    public Rejected {
      Objects.requireNonNull(why, "why");
    }
  }
}
