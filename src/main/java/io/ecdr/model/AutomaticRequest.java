package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code backup automatic} was asked to do. What is absent stays as it is.
 *
 * @param cache id of the replication group, single node or serverless cache
 * @param region where it is
 * @param days how long the service keeps its automatic snapshots, 0 to 35; 0 means none are taken
 *     (source: {@code UG23:backups-automatic})
 * @param window when they are taken, such as {@code 05:00-06:00}, in UTC; of a serverless cache
 *     only when it begins
 * @param node the node that they are taken of; cluster mode disabled only
 * @param timeout the longest the step may take; absent means its own default
 */
public record AutomaticRequest(
    String cache,
    Region region,
    Optional<Integer> days,
    Optional<String> window,
    Optional<String> node,
    Optional<Duration> timeout)
    implements ChangeRequest {

  /** The longest time that the service keeps them. */
  public static final int MOST_DAYS = 35;

  public AutomaticRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(days, "days");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(timeout, "timeout");
    if (days.filter(d -> d < 0 || d > MOST_DAYS).isPresent()) {
      throw new IllegalArgumentException("days are 0 to " + MOST_DAYS + ": " + days.get());
    }
  }
}
