package io.ecdr.usecase;

import io.ecdr.journal.Position;
import io.ecdr.plan.Plan;
import java.util.Optional;

/** Measures again what a change of roles rests on that an earlier run did not get to. */
@FunctionalInterface
public interface Afresh {

  /** Measures nothing. */
  Afresh NOTHING = (plan, position) -> Optional.empty();

  /** Why the change must not be sent now; empty when nothing speaks against it. */
  Optional<Rejection> against(Plan plan, Position position);
}
