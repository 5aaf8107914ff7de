package io.ecdr.plan;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How long and how often a hook runs.
 *
 * @param most how long each run may take
 * @param tries how often it is run when it fails
 * @param together in an emergency: how long it and its fellows may take in all. Then a failure only
 *     warns, and nothing but a veto stops the change
 * @param fellows the steps before it that share that time
 */
public record HookTerms(
    Duration most, int tries, Optional<Duration> together, List<String> fellows) {

  /** How long all pre-hooks may take in an emergency. */
  public static final Duration EMERGENCY = Duration.ofSeconds(10);

  public HookTerms {
    Objects.requireNonNull(most, "most");
    Objects.requireNonNull(together, "together");
    fellows = List.copyOf(fellows);
    if (most.isNegative() || most.isZero() || tries < 1) {
      throw new IllegalArgumentException("a hook must be given time and a try");
    }
  }

  /** Whether nothing but a veto stops the change. */
  public boolean emergency() {
    return together.isPresent();
  }
}
