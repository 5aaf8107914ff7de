package io.ecdr.sim.world.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Data points of every account and Region. Used under the world's lock. */
public final class Metrics {

  private static final Duration KEPT = Duration.ofHours(3);

  private final Map<Series, List<Point>> points = new LinkedHashMap<>();
  private final Function<String, Optional<Duration>> late;

  /**
   * Without any values.
   *
   * @param late how much later than usual the values of a Region can be read; empty when not at all
   */
  public Metrics(Function<String, Optional<Duration>> late) {
    this.late = late;
  }

  /**
   * One metric of one thing.
   *
   * @param dimensions by name
   */
  public record Series(
      String account,
      String region,
      String namespace,
      String name,
      Map<String, String> dimensions) {
    public Series {
      dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }
  }

  /**
   * One value.
   *
   * @param at the moment that it is about
   * @param visible from when on it can be read
   */
  public record Point(Instant at, Instant visible, double value) {}

  /** Adds a value and forgets those of more than three hours before it. */
  public void add(Series series, Point point) {
    var its = points.computeIfAbsent(series, key -> new ArrayList<>());
    its.add(point);
    its.removeIf(old -> old.at().isBefore(point.at().minus(KEPT)));
  }

  /** What can be read now of an account in a Region, in the order of first values. */
  public List<Series> series(String account, String region, Instant now) {
    return points.entrySet().stream()
        .filter(one -> one.getKey().account().equals(account))
        .filter(one -> one.getKey().region().equals(region))
        .filter(one -> one.getValue().stream().anyMatch(readable(region, now)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The values that can be read now, from a moment on and before another, oldest first. */
  public List<Point> points(Series series, Instant from, Instant before, Instant now) {
    return points.getOrDefault(series, List.of()).stream()
        .filter(readable(series.region(), now))
        .filter(point -> !point.at().isBefore(from) && point.at().isBefore(before))
        .toList();
  }

  private Predicate<Point> readable(String region, Instant now) {
    var by = late.apply(region);
    return point -> by.isPresent() && !point.visible().plus(by.get()).isAfter(now);
  }
}
