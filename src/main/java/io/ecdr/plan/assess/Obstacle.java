package io.ecdr.plan.assess;

import java.util.Optional;

/** One thing that may be in the way of a strategy. */
@FunctionalInterface
interface Obstacle {

  /** Why it is, or may be, in the way; empty when it is not. */
  Optional<Reason> in(CacheFacts cache);
}
