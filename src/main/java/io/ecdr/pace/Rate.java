package io.ecdr.pace;

import io.ecdr.plan.Service;

/**
 * How many calls a service is sent per second in one Region, as long as it does not say that they
 * are too many.
 *
 * @param perSecond what is sent all the time
 * @param burst what is sent at once, after a rest; more than a role change needs until its
 *     promotion is on the wire
 */
public record Rate(double perSecond, int burst) {

  /** Never slower, however often the service says no. */
  static final double LEAST = 0.5;

  public Rate {
    if (!(perSecond >= LEAST) || Double.isInfinite(perSecond) || burst < 1) {
      throw new IllegalArgumentException("no rate: " + perSecond + ", burst " + burst);
    }
  }

  /**
   * What is tried at first. These figures are ours. AWS publishes no rates for ElastiCache (facts
   * page, section 8, "API rates") and STS; S3 takes 3,500 changes and 5,500 reads per second and
   * prefix (S3:optimizing-performance), CloudWatch 50 GetMetricData per second (CloudWatch's
   * service quotas page). An account's other programs use the same allowance, so we stay below.
   */
  public static Rate of(Service service) {
    return switch (service) {
      case S3 -> new Rate(200, 400);
      case CLOUDWATCH -> new Rate(20, 40);
      default -> new Rate(40, 60);
    };
  }
}
