package io.ecdr.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

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
   * @param sample the moment the value is of, always some time ago; where there are several series,
   *     that of the oldest
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
   * How far behind the newest value another series' newest may be: values come up to three minutes
   * late, one a minute, and one may be missing. A series that ended before that is of a node that
   * was replaced.
   */
  Duration APART = Duration.ofMinutes(5);

  /**
   * The lag that these values tell. Each node may have a series of its own: the worst of what they
   * tell last, as of the time of the one that is furthest behind, since a shard that is cut off may
   * be the one that fell silent.
   */
  static Lag of(List<Sample> samples) {
    var series = new TreeMap<String, Instant>();
    samples.stream()
        .filter(Sample::sound)
        .forEach(s -> series.merge(s.dimensions(), s.at(), (a, b) -> a.isAfter(b) ? a : b));
    if (series.isEmpty()) {
      return new Unknown("the metric has no value");
    }
    var from = Collections.max(series.values()).minus(APART);
    series.values().removeIf(at -> at.isBefore(from));
    var worst =
        samples.stream()
            .filter(Sample::sound)
            .filter(s -> series.containsKey(s.dimensions()))
            .filter(s -> s.at().isAfter(series.get(s.dimensions()).minus(PERIOD)))
            .max((a, b) -> Double.compare(a.seconds(), b.seconds()))
            .orElseThrow();
    long millis = (long) Math.ceil(Math.min(worst.seconds(), 1e12) * 1000);
    return new Read(
        Duration.ofMillis(millis),
        Collections.min(series.values()),
        worst.dimensions(),
        LagTrend.of(samples));
  }
}
