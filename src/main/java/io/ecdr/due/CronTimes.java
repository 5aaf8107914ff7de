package io.ecdr.due;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The moments of a cron expression of five fields: minute, hour, day of month, month, day of week.
 *
 * <p>They are found on the wall clock and only then placed in time. So a moment that the clock
 * shows twice when summer time ends comes once, and one that it leaves out when summer time begins
 * comes as much later as the clock jumps. An expression for every hour is no such moment: it goes
 * on through both.
 */
public final class CronTimes {

  private static final CronDefinition FORM =
      CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);

  private final ExecutionTime times;
  private final boolean everyHour;

  private CronTimes(ExecutionTime times, boolean everyHour) {
    this.times = times;
    this.everyHour = everyHour;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException when it is none, or no moment ever fits it
   */
  public static CronTimes of(String expression) {
    try {
      var cron = new CronParser(FORM).parse(expression).validate();
      var fields = expression.strip().split("\\s+");
      var times =
          new CronTimes(ExecutionTime.forCron(cron), fields.length > 1 && fields[1].equals("*"));
      if (times.next(LocalDateTime.of(2024, 1, 1, 0, 0)).isEmpty()) {
        throw new IllegalArgumentException("it never comes");
      }
      return times;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'"
              + expression
              + "' is no cron expression; write minute, hour, day, month and day of week, like 0"
              + " */6 * * *",
          e);
    }
  }

  /** The first moment after another; empty when none comes. */
  public Optional<Instant> after(Instant moment, ZoneId zone) {
    if (everyHour) {
      var offset = zone.getRules().getOffset(moment);
      return next(LocalDateTime.ofInstant(moment, offset)).map(local -> local.toInstant(offset));
    }
    return next(LocalDateTime.ofInstant(moment, zone))
        .map(local -> ZonedDateTime.of(local, zone).toInstant());
  }

  private Optional<LocalDateTime> next(LocalDateTime local) {
    return times.nextExecution(local.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
  }
}
