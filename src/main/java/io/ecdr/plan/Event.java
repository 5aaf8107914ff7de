package io.ecdr.plan;

import java.time.Duration;
import java.time.Instant;

/** Something that happened while a plan runs, for whoever watches. */
public sealed interface Event {

  /** The step it is about. */
  Step step();

  /** When. */
  Instant at();

  /** A step began. */
  record Started(Step step, Instant at) implements Event {}

  /**
   * A step goes on.
   *
   * @param observed what is awaited and what is seen, such as {@code snapshot orders-x is creating}
   * @param elapsed since the step began
   */
  record Progress(Step step, Instant at, String observed, Duration elapsed) implements Event {}

  /** A step ended. */
  record Ended(Step step, Instant at, StepOutcome outcome, Duration elapsed) implements Event {}
}
