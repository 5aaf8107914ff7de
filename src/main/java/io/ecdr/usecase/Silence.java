package io.ecdr.usecase;

import io.ecdr.plan.Completion;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How long a service may say nothing while others answer. What it would have told is then not told.
 *
 * @param longest absent means as long as everything else
 * @param othersAnswered whether something has answered before, so that the way out is known to work
 */
record Silence(Optional<Duration> longest, boolean othersAnswered) {

  /** It is waited for. */
  static final Silence BORNE = new Silence(Optional.empty(), false);

  Silence {
    Objects.requireNonNull(longest, "longest");
  }

  /** When a reading that begins now has waited long enough. */
  Instant from(Instant now) {
    return longest.map(now::plus).orElse(Instant.MAX);
  }

  /** How long to wait at most, when there is something to do at that moment anyway. */
  static Duration wake(Instant now, Instant enough, Instant soonest) {
    return Duration.between(
        now, now.isBefore(enough) && enough.isBefore(soonest) ? enough : soonest);
  }

  /** Whether silence tells something: with nothing heard at all, the fault may be on our side. */
  boolean broken(boolean heard) {
    return othersAnswered || heard;
  }

  /** What came of a call to it. */
  Completion words() {
    return new Completion.Lost(
        "nothing heard for "
            + longest.orElse(Duration.ZERO).toSeconds()
            + " s, while others answered");
  }
}
