package io.ecdr.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a restored serverless cache is made with that no backup holds (source: {@code
 * API:CreateServerlessCache}).
 *
 * @param subnets of the target Region; empty means those of the subnet group
 * @param data gigabytes of data
 * @param ecpu processing units a second
 * @param days how long the service keeps its automatic snapshots; absent means it takes none
 * @param time when it takes them each day, such as {@code 05:00}, in UTC
 */
public record ServerlessShape(
    List<String> subnets,
    Optional<UsageLimit> data,
    Optional<UsageLimit> ecpu,
    Optional<Integer> days,
    Optional<String> time) {

  /**
   * The most gigabytes of a limit (source: CDK's {@code CacheUsageLimitsProperty}); 1 is the least.
   */
  public static final long MOST_DATA = 5_000;

  /** The least processing units of a limit (source: the same). */
  public static final long LEAST_ECPU = 1_000;

  /** The most processing units of a limit (source: the same). */
  public static final long MOST_ECPU = 15_000_000;

  /** Nothing was said. */
  public static final ServerlessShape USUAL =
      new ServerlessShape(
          List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public ServerlessShape {
    subnets = List.copyOf(subnets);
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(ecpu, "ecpu");
    Objects.requireNonNull(days, "days");
    Objects.requireNonNull(time, "time");
    require("gigabytes", data, 1, MOST_DATA);
    require("processing units", ecpu, LEAST_ECPU, MOST_ECPU);
    if (days.filter(d -> d < 0 || d > AutomaticRequest.MOST_DAYS).isPresent()) {
      throw new IllegalArgumentException(
          "days are 0 to " + AutomaticRequest.MOST_DAYS + ": " + days.get());
    }
    if (time.filter(t -> !t.matches("([01]\\d|2[0-3]):[0-5]\\d")).isPresent()) {
      throw new IllegalArgumentException("a time of day is HH:MM, in UTC: " + time.get());
    }
  }

  private static void require(String what, Optional<UsageLimit> limit, long from, long to) {
    if (limit.filter(l -> !l.within(from, to)).isPresent()) {
      throw new IllegalArgumentException(
          what + " are " + from + " to " + to + ", not " + limit.get());
    }
  }

  /** The same in other subnets. */
  public ServerlessShape in(List<String> others) {
    return new ServerlessShape(others, data, ecpu, days, time);
  }
}
