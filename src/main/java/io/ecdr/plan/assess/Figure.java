package io.ecdr.plan.assess;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A time and what it rests on.
 *
 * @param time empty when it is not known
 * @param basis where it comes from, or why it is not known
 */
public record Figure(Optional<Duration> time, String basis) {
  public Figure {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(basis, "basis");
  }

  static Figure of(Duration time, String basis) {
    return new Figure(Optional.of(time.isNegative() ? Duration.ZERO : time), basis);
  }

  static Figure unknown(String why) {
    return new Figure(Optional.empty(), why);
  }
}
