package io.ecdr.sim.fault;

import static io.ecdr.sim.fault.FaultText.option;
import static io.ecdr.sim.fault.FaultText.plain;
import static io.ecdr.sim.fault.FaultText.requireName;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is broken. Its text is what {@link FaultGrammar} reads.
 *
 * <p>An absent Region or service means every one.
 */
public sealed interface Fault
    permits Fault.RegionDark,
        Fault.Throttle,
        Fault.LoseAnswer,
        Fault.Deny,
        Fault.Slow,
        Fault.Stuck,
        Fault.Quota,
        Fault.NoCapacity,
        GlobalFault {

  /** The Regions that it names; none when it is about all. */
  List<String> regions();

  /** Whether it touches this Region. */
  default boolean touches(String region) {
    return regions().isEmpty() || regions().contains(region);
  }

  /** The words that make it again, such as {@code region-dark eu-west-1 --api}. */
  String text();

  /**
   * A Region that does not answer.
   *
   * @param api whether its API endpoints are silent
   * @param data whether its nodes are frozen
   * @param service only this service's API; then data is untouched
   */
  record RegionDark(String region, boolean api, boolean data, Optional<String> service)
      implements Fault {
    public RegionDark {
      requireName(region, "region");
      if (!api && !data) {
        throw new IllegalArgumentException("region-dark needs the API, the data or both");
      }
      if (service.isPresent() && (data || !api)) {
        throw new IllegalArgumentException("--service goes with --api only");
      }
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }

    @Override
    public String text() {
      String what = api && data ? "" : api ? " --api" : " --data";
      return "region-dark " + region + what + option("--service", service);
    }
  }

  /**
   * Calls above a rate are refused, per Region and service, as each service has its own limits.
   *
   * @param rate calls per second, above 0; the allowance of one second may be used at once
   */
  record Throttle(String region, double rate, Optional<String> service) implements Fault {
    public Throttle {
      requireName(region, "region");
      if (!(rate > 0) || Double.isInfinite(rate)) {
        throw new IllegalArgumentException("--rate must be above 0 calls per second, not " + rate);
      }
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }

    @Override
    public String text() {
      return "throttle " + region + " --rate " + plain(rate) + option("--service", service);
    }
  }

  /**
   * The connection is cut instead of an answer.
   *
   * @param action such as {@code CreateSnapshot}
   * @param afterEffect whether the action has run by then
   * @param times how many requests are still hit, at least 1
   */
  record LoseAnswer(String action, boolean afterEffect, int times, Optional<String> region)
      implements Fault {
    public LoseAnswer {
      requireName(action, "action");
      if (times < 1) {
        throw new IllegalArgumentException("--times must be at least 1, not " + times);
      }
    }

    @Override
    public List<String> regions() {
      return region.stream().toList();
    }

    @Override
    public String text() {
      return "lose-answer "
          + action
          + (afterEffect ? " --after-effect" : " --before-effect")
          + " --times "
          + times
          + option("--region", region);
    }
  }

  /**
   * The caller may not do something.
   *
   * @param action such as {@code PutSecretValue}
   */
  record Deny(String action, Optional<String> region) implements Fault {
    public Deny {
      requireName(action, "action");
    }

    @Override
    public List<String> regions() {
      return region.stream().toList();
    }

    @Override
    public String text() {
      return "deny " + action + option("--region", region);
    }
  }

  /**
   * A transition takes longer.
   *
   * @param transition such as {@code snapshot}
   * @param factor of the usual time, above 0
   */
  record Slow(String transition, double factor, Optional<String> region) implements Fault {
    public Slow {
      requireName(transition, "transition");
      if (!(factor > 0) || Double.isInfinite(factor)) {
        throw new IllegalArgumentException("--factor must be above 0, not " + factor);
      }
    }

    @Override
    public List<String> regions() {
      return region.stream().toList();
    }

    /** The time it takes now. */
    Duration stretch(Duration usual) {
      return Duration.ofNanos(Math.round(usual.toNanos() * factor));
    }

    @Override
    public String text() {
      return "slow " + transition + " --factor " + plain(factor) + option("--region", region);
    }
  }

  /** A transition that does not end until the fault is cleared. */
  record Stuck(String transition, Optional<String> region) implements Fault {
    public Stuck {
      requireName(transition, "transition");
    }

    @Override
    public List<String> regions() {
      return region.stream().toList();
    }

    @Override
    public String text() {
      return "stuck " + transition + option("--region", region);
    }
  }

  /**
   * A quota of ElastiCache is another than usual.
   *
   * @param code such as {@code L-DFE45DF3}, nodes in a Region
   * @param value 0 or more
   */
  record Quota(String region, String code, int value) implements Fault {
    public Quota {
      requireName(region, "region");
      requireName(code, "quota code");
      if (value < 0) {
        throw new IllegalArgumentException("a quota is 0 or more, not " + value);
      }
    }

    @Override
    public List<String> regions() {
      return List.of(region);
    }

    @Override
    public String text() {
      return "quota " + region + " " + code + "=" + value;
    }
  }

  /** There are no free nodes of a type. */
  record NoCapacity(String nodeType, Optional<String> region) implements Fault {
    public NoCapacity {
      if (!nodeType.matches("cache\\.[a-z0-9]+\\.[a-z0-9]+")) {
        throw new IllegalArgumentException("not a node type: '" + nodeType + "'");
      }
    }

    @Override
    public List<String> regions() {
      return region.stream().toList();
    }

    @Override
    public String text() {
      return "no-capacity " + nodeType + option("--region", region);
    }
  }
}
