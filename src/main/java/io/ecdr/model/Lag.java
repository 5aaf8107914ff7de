package io.ecdr.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a standby is behind, as the metric {@code GlobalDatastoreReplicationLag} last told it
 * (seconds, one value every 60 s, the worst shard; source: {@code UG:CacheMetrics.Redis}). A lag
 * that could not be read is unknown, never zero.
 */
public sealed interface Lag {

  /** How often the metric has a value, and so how much of the last one may be missing. */
  Duration PERIOD = Duration.ofSeconds(60);

  /**
   * It was read.
   *
   * @param value not negative
   * @param sample the moment the value is of, always some time ago
   * @param dimensions under which it was found; AWS's texts do not agree on them
   * @param trend where the values before it point
   */
  record Read(Duration value, Instant sample, String dimensions, LagTrend trend) implements Lag {

    /** One value alone. */
    public Read(Duration value, Instant sample, String dimensions) {
      this(value, sample, dimensions, LagTrend.UNKNOWN);
    }

    public Read {
      Objects.requireNonNull(trend, "trend");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(sample, "sample");
      Objects.requireNonNull(dimensions, "dimensions");
      if (value.isNegative()) {
        throw new IllegalArgumentException("a lag is not negative: " + value);
      }
    }

    /** How old the sample is; zero for one that the clocks put into the future. */
    public Duration age(Instant now) {
      var age = Duration.between(sample, now);
      return age.isNegative() ? Duration.ZERO : age;
    }
  }

  /** It could not be read. */
  record Unknown(String why) implements Lag {
    public Unknown {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * One value of the metric.
   *
   * @param seconds as told; what is negative or no number is left out
   * @param dimensions under which it was found
   */
  record Sample(Instant at, double seconds, String dimensions) {
    boolean sound() {
      return Double.isFinite(seconds) && seconds >= 0;
    }
  }

  /**
   * The lag that these values tell: the worst of those that are at most a period older than the
   * newest, because each node may have a series of its own, and replaced nodes leave theirs behind.
   */
  static Lag of(List<Sample> samples) {
    Optional<Instant> newest =
        samples.stream().filter(Sample::sound).map(Sample::at).max(Instant::compareTo);
    if (newest.isEmpty()) {
      return new Unknown("the metric has no value");
    }
    var from = newest.get().minus(PERIOD);
    var worst =
        samples.stream()
            .filter(s -> s.sound() && s.at().isAfter(from))
            .max((a, b) -> Double.compare(a.seconds(), b.seconds()))
            .orElseThrow();
    long millis = (long) Math.ceil(Math.min(worst.seconds(), 1e12) * 1000);
    return new Read(
        Duration.ofMillis(millis), newest.get(), worst.dimensions(), LagTrend.of(samples));
  }
}
