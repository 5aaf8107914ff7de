package io.ecdr.plan.assess;

import java.util.Optional;

/** One thing that may be better otherwise. It judges only what was told. */
@FunctionalInterface
interface Advice {

  /** What is found; empty when nothing is, and when it was not told. */
  Optional<Finding> on(Protection cache);
}
