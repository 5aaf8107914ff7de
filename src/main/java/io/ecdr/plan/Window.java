package io.ecdr.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time that comes round each day or each week, in UTC, as the service writes it: {@code
 * 05:00-06:00} or {@code sun:05:00-sun:06:00} (source: {@code UG23:backups-automatic}, {@code
 * API:CacheCluster}).
 *
 * @param start since the round began: midnight, or Monday's
 * @param length never longer than a round
 * @param round a day or a week
 */
public record Window(Duration start, Duration length, Duration round) {

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern FORM =
      Pattern.compile(
          "(?:([a-z]{3}):)?([01]\\d|2[0-3]):([0-5]\\d)-(?:([a-z]{3}):)?([01]\\d|2[0-3]):([0-5]\\d)");
  private static final Duration DAY = Duration.ofDays(1);

  /** Empty when the text makes no sense. */
  public static Optional<Window> of(String text) {
    var form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!form.matches() || (form.group(1) == null) != (form.group(4) == null)) {
      return Optional.empty();
    }
    boolean weekly = form.group(1) != null;
    if (weekly && !(DAYS.contains(form.group(1)) && DAYS.contains(form.group(4)))) {
      return Optional.empty();
    }
    var round = weekly ? Duration.ofDays(DAYS.size()) : DAY;
    var start = since(form, 1);
    return Optional.of(new Window(start, mod(since(form, 4).minus(start), round), round));
  }

  private static Duration since(Matcher form, int group) {
    int day = form.group(group) == null ? 0 : DAYS.indexOf(form.group(group));
    return Duration.ofDays(day)
        .plusHours(Long.parseLong(form.group(group + 1)))
        .plusMinutes(Long.parseLong(form.group(group + 2)));
  }

  /**
   * Whether both are ever open at the same time.
   *
   * @param daily comes round each day; this one may come round each week
   */
  public boolean meets(Window daily) {
    var apart = mod(daily.start().minus(start), DAY);
    return apart.compareTo(length) < 0 || mod(DAY.minus(apart), DAY).compareTo(daily.length()) < 0;
  }

  /** Whether a moment is in it, or so shortly before it. */
  boolean near(Instant now, Duration before) {
    var time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    var midnight = time.toLocalDate().atStartOfDay();
    var since = Duration.between(midnight, time).plusDays(time.getDayOfWeek().getValue() - 1L);
    return mod(since.minus(start).plus(before), round).compareTo(length.plus(before)) < 0;
  }

  private static Duration mod(Duration some, Duration round) {
    return Duration.ofMillis(Math.floorMod(some.toMillis(), round.toMillis()));
  }
}
