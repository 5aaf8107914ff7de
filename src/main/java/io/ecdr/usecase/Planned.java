package io.ecdr.usecase;

import io.ecdr.model.ChangeRequest;
import io.ecdr.plan.Fingerprint;
import io.ecdr.plan.Plan;
import java.util.Objects;

/** What planning came to. */
public sealed interface Planned {

  /**
   * A plan. It may still have checks that forbid running it: see {@link Plan#blockers()}.
   *
   * @param request what was asked for
   * @param fingerprint what the plan rests on
   */
  record Ready(Plan plan, ChangeRequest request, Fingerprint fingerprint) implements Planned {
    public Ready {
      Objects.requireNonNull(plan, "plan");
      Objects.requireNonNull(request, "request");
      Objects.requireNonNull(fingerprint, "fingerprint");
    }
  }

  /** There is nothing to plan with. */
  record Rejected(Rejection why) implements Planned {
    public Rejected {
      Objects.requireNonNull(why, "why");
    }
  }
}
