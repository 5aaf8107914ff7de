package io.ecdr.usecase;

import io.ecdr.plan.Plan;
import java.util.Optional;

/** Whether who is calling may go on with a plan that was made earlier. */
@FunctionalInterface
public interface Callers {

  /** Why not; empty when nothing speaks against it. */
  Optional<Rejection> against(Plan plan);
}
