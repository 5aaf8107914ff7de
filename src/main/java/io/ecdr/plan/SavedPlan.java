package io.ecdr.plan;

import io.ecdr.model.ChangeRequest;
import java.time.Instant;
import java.util.Objects;

/**
 * A plan in a file: made now, applied later, once.
 *
 * @param request what was asked for, with all bounds that were agreed to; applying plans it anew
 * @param acceptance checks that were accepted as they are
 * @param fingerprint what it rests on
 * @param expires from this moment on it is refused
 */
public record SavedPlan(
    Plan plan,
    ChangeRequest request,
    Acceptance acceptance,
    Fingerprint fingerprint,
    Instant expires) {
  public SavedPlan {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(acceptance, "acceptance");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(expires, "expires");
  }

  /** Whether it may not be applied any more. */
  public boolean expired(Instant now) {
    return !now.isBefore(expires);
  }
}
