package io.ecdr.plan;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long a step usually takes and how long it may take.
 *
 * @param expected the usual time
 * @param basis where that number comes from, in words for the operator
 * @param timeout when to stop waiting; the work at AWS is not stopped by it
 * @param thumb what would be expected without earlier runs; empty when that is what is expected
 */
public record Limits(Duration expected, String basis, Duration timeout, Optional<Duration> thumb) {

  /** Without earlier runs to go by. */
  public Limits(Duration expected, String basis, Duration timeout) {
    this(expected, basis, timeout, Optional.empty());
  }

  public Limits {
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(thumb, "thumb");
    if (expected.isNegative() || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("limits must be positive: " + expected + ", " + timeout);
    }
  }

  /** What would be expected without earlier runs. */
  public Duration ruleOfThumb() {
    return thumb.orElse(expected);
  }

  /** The same with a time that earlier runs tell. */
  Limits measured(Duration time, String words) {
    return new Limits(time, words, timeout, Optional.of(ruleOfThumb()));
  }
}
