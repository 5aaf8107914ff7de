package io.ecdr.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Where a standby's lag is going, as its last values tell. */
public enum LagTrend {
  RISING,
  FALLING,
  STEADY,
  /** Too few values to tell. */
  UNKNOWN;

  /** How far back a value may lie behind the newest one to count. */
  private static final Duration BACK = Duration.ofMinutes(10);

  private static final int MOST = 6;
  private static final int LEAST = 4;

  /** A lag goes up and down within a second all the time. */
  private static final double NOISE_SECONDS = 1;

  private static final double NOISE_SHARE = 0.25;

  /**
   * Compares the last two values with the ones before: it is a trend when their mean moved by more
   * than a second and by more than a quarter. Of values of one moment the worst counts.
   */
  static LagTrend of(List<Lag.Sample> samples) {
    var worst = new TreeMap<Instant, Double>();
    samples.stream()
        .filter(Lag.Sample::sound)
        .forEach(s -> worst.merge(s.at(), s.seconds(), Math::max));
    if (worst.isEmpty()) {
      return UNKNOWN;
    }
    var near = List.copyOf(worst.tailMap(worst.lastKey().minus(BACK)).values());
    var last = near.subList(Math.max(0, near.size() - MOST), near.size());
    if (last.size() < LEAST) {
      return UNKNOWN;
    }
    double before = mean(last.subList(0, last.size() - 2));
    double now = mean(last.subList(last.size() - 2, last.size()));
    double moved = now - before;
    if (Math.abs(moved) <= Math.max(NOISE_SECONDS, before * NOISE_SHARE)) {
      return STEADY;
    }
    return moved > 0 ? RISING : FALLING;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
