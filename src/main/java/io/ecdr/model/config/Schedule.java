package io.ecdr.model.config;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/** When something is due. It is always told from the last time that it was done. */
public sealed interface Schedule {

  /**
   * So long after the last one.
   *
   * @param period from one minute on
   */
  record Every(Duration period) implements Schedule {
    public Every {
      Objects.requireNonNull(period, "period");
      if (period.isNegative() || period.isZero()) {
        throw new IllegalArgumentException("a period is positive: " + period);
      }
    }

    @Override
    public String toString() {
      return "every " + period;
    }
  }

  /**
   * At the moments of a cron expression of five fields, as the clock shows them in a zone.
   *
   * @param expression minute, hour, day of month, month, day of week
   */
  record Cron(String expression, ZoneId zone) implements Schedule {
    public Cron {
      Objects.requireNonNull(expression, "expression");
      Objects.requireNonNull(zone, "zone");
    }

    /** In UTC. */
    public static Cron utc(String expression) {
      return new Cron(expression, ZoneOffset.UTC);
    }
  }
}
