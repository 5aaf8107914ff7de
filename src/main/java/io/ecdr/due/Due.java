package io.ecdr.due;

import io.ecdr.model.config.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the next one is due, from the last one alone. After a pause one is due, and not one for each
 * that was missed.
 */
public final class Due {

  /** Daily ones hold a year and so both changes of clocks; denser ones hold days. */
  private static final int LOOKED_AT = 400;

  private Due() {}

  /**
   * When the next one is due.
   *
   * @param last when the data of the last one were taken; empty when there is none
   * @return empty when it is due at once because there is none; else a moment, which may be past
   * @throws IllegalArgumentException when its expression is none
   */
  public static Optional<Instant> next(Schedule schedule, Optional<Instant> last) {
    return last.map(moment -> after(schedule, moment));
  }

  /** Whether one is due now. */
  public static boolean now(Schedule schedule, Optional<Instant> last, Instant now) {
    return next(schedule, last).map(due -> !due.isAfter(now)).orElse(true);
  }

  /** The longest time between two that follow each other, as planned from a moment on. */
  public static Duration longest(Schedule schedule, Instant from) {
    return gaps(schedule, from).stream().max(Duration::compareTo).orElseThrow();
  }

  /** How many are planned in any 24 hours at most, from a moment on. */
  public static int mostInADay(Schedule schedule, Instant from) {
    var moments = moments(schedule, from);
    int most = 0;
    int first = 0;
    for (int i = 0; i < moments.size(); i++) {
      while (!moments.get(first).isAfter(moments.get(i).minus(Duration.ofDays(1)))) {
        first++;
      }
      most = Math.max(most, i - first + 1);
    }
    return most;
  }

  private static List<Duration> gaps(Schedule schedule, Instant from) {
    var moments = moments(schedule, from);
    List<Duration> all = new ArrayList<>();
    for (int i = 1; i < moments.size(); i++) {
      all.add(Duration.between(moments.get(i - 1), moments.get(i)));
    }
    return all;
  }

  private static List<Instant> moments(Schedule schedule, Instant from) {
    List<Instant> all = new ArrayList<>();
    var at = from;
    for (int i = 0; i < LOOKED_AT; i++) {
      at = after(schedule, at);
      all.add(at);
    }
    return all;
  }

  private static Instant after(Schedule schedule, Instant moment) {
    if (schedule instanceof Schedule.Every every) {
      return moment.plus(every.period());
    }
    var cron = (Schedule.Cron) schedule;
    return CronTimes.of(cron.expression())
        .after(moment, cron.zone())
        .orElseThrow(
            () -> new IllegalArgumentException("'" + cron.expression() + "' never comes again"));
  }
}
