package io.ecdr.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How nodes are doing, as CloudWatch last told it, by node id. What has no value is not there,
 * never zero (source of the metrics: {@code UG:CacheMetrics.Redis}).
 *
 * @param lag seconds that a replica is behind in its Region ({@code ReplicationLag})
 * @param memory percent of the memory for data that is used ({@code DatabaseMemoryUsagePercentage})
 * @param saving 1 while a snapshot is written ({@code SaveInProgress})
 * @param why why there is nothing at all; empty when something was told
 */
public record NodeLoads(
    SortedMap<String, Sample> lag,
    SortedMap<String, Sample> memory,
    SortedMap<String, Sample> saving,
    Optional<String> why) {

  /** One value and the moment that it is about. */
  public record Sample(double value, Instant at) {
    public Sample {
      Objects.requireNonNull(at, "at");
    }
  }

  public NodeLoads {
    lag = sorted(lag);
    memory = sorted(memory);
    saving = sorted(saving);
    Objects.requireNonNull(why, "why");
  }

  private static SortedMap<String, Sample> sorted(Map<String, Sample> all) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(all));
  }

  /** Nothing is known. */
  public static NodeLoads unknown(String why) {
    return new NodeLoads(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Optional.of(why));
  }
}
