package io.ecdr.render;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Durations, sizes, moments and values in words that people read quickly. */
public final class Words {

  private static final String FUTURE = "in the future";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** A constant as a word: lower case with hyphens. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** An exit code as {@code 11 (refused by checks, nothing changed)}. */
  public static String of(ExitCode code) {
    return code.number() + " (" + code.meaning() + ")";
  }

  /** UTC to the second. */
  public static String of(Instant moment) {
    return MOMENT.format(moment.truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Two units at most: {@code 450ms}, {@code 42s}, {@code 3m 20s}, {@code 2h 5m}, {@code 3d 4h}.
   */
  public static String of(Duration duration) {
    if (duration.isNegative()) {
      return "-" + of(duration.negated());
    }
    long seconds = duration.toSeconds();
    if (seconds < 1) {
      return duration.isZero() ? "0s" : Math.max(1, duration.toMillis()) + "ms";
    }
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "m", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3600, "h", seconds % 3600 / 60, "m");
    }
    return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  /** How old data is; what is yet to come has no age. */
  public static String age(Duration age) {
    return age.isNegative() ? FUTURE : of(age);
  }

  /** The age as part of a sentence. */
  static String old(String age) {
    return age.equals(FUTURE) ? age : age + " old";
  }

  private static String two(long big, String bigUnit, long small, String smallUnit) {
    return small == 0 ? big + bigUnit : big + bigUnit + " " + small + smallUnit;
  }

  /** How long something took, fine enough to compare: {@code 1.24s} below ten seconds. */
  public static String measured(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000 || millis >= 10_000) {
      return of(duration);
    }
    return String.format(Locale.ROOT, "%.1fs", millis / 1000.0);
  }

  /** Bytes in powers of 1024: {@code 532 B}, {@code 1.5 MiB}. */
  public static String bytes(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double size = bytes;
    int unit = -1;
    while (size >= 1024 && unit < 4) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %siB", size, "KMGTP".charAt(unit));
  }

  /** A number of things: {@code 1 backup}, {@code 3 backups}. */
  public static String count(long number, String thing) {
    return Text.count(number, thing);
  }

  /** The text cut to so many columns of a terminal. */
  public static String cut(String text, int columns) {
    return Width.cut(text, columns);
  }

  /** The text, or a dash when there is none. */
  static String orDash(Optional<String> text) {
    return text.filter(t -> !t.isBlank()).orElse("-");
  }

  /** One line; what only running the plan can tell is marked as expected. */
  static String of(Value value) {
    return Text.value(value);
  }
}
