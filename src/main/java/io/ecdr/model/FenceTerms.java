package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;

/**
 * Whether an emergency ends with the old side's users reading only.
 *
 * @param users whether they are to
 * @param patience how long the old side's Region is waited for when it does not answer; may be zero
 */
public record FenceTerms(boolean users, Duration patience) {

  /** What is meant when nothing is said. */
  public static final FenceTerms OFF = new FenceTerms(false, Duration.ZERO);

  public FenceTerms {
    Objects.requireNonNull(patience, "patience");
    if (patience.isNegative()) {
      throw new IllegalArgumentException("a time is not negative: " + patience);
    }
  }
}
