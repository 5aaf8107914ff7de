package io.ecdr.plan;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What the plan would cost in time and in data. Predicted, never measured.
 *
 * @param duration how long the whole plan takes (the longest lane)
 * @param rto seconds until writes work again, for plans that bring a cache back
 * @param recoveryPointAge how old the data would be, for plans that bring a cache back
 * @param basis where these numbers come from, for the reader
 */
public record Prediction(
    Duration duration, Optional<Duration> rto, Optional<Duration> recoveryPointAge, String basis) {
  public Prediction {
    Objects.requireNonNull(duration, "duration");
    Objects.requireNonNull(rto, "rto");
    Objects.requireNonNull(recoveryPointAge, "recoveryPointAge");
    Objects.requireNonNull(basis, "basis");
  }
}
