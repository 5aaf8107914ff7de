package io.ecdr.plan;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a step usually takes and how long it may take.
 *
 * @param expected the usual time
 * @param basis where that number comes from, in words for the operator
 * @param timeout when to stop waiting; the work at AWS is not stopped by it
 */
public record Limits(Duration expected, String basis, Duration timeout) {
  public Limits {
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(timeout, "timeout");
    if (expected.isNegative() || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("limits must be positive: " + expected + ", " + timeout);
    }
  }
}
