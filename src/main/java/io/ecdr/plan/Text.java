package io.ecdr.plan;

import io.ecdr.model.Value;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and values as people read them. */
public final class Text {

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Text() {}

  /** Two units at most: {@code 45 s}, {@code 2 min 30 s}, {@code 3 h 5 min}, {@code 2 d 4 h}. */
  public static String duration(Duration duration) {
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds == 0 && !duration.isZero() ? "under 1 s" : seconds + " s";
    }
    if (seconds < 3_600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
    }
    return two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }

  /** A size with one digit behind the point: {@code 1.5 GiB}. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  /** A number of things: {@code 1 shard}, {@code 3 shards}. */
  public static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** A value in one line, without quotes. */
  public static String value(Value value) {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Num number) {
      return number.value().toPlainString();
    }
    if (value instanceof Value.Flag flag) {
      return String.valueOf(flag.value());
    }
    if (value instanceof Value.Time time) {
      return time.value().toString();
    }
    if (value instanceof Value.Items items) {
      return items.values().stream().map(Text::value).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Value.Secret secret) {
      return "<secret: " + secret.reference() + ">";
    }
    if (value instanceof Value.Concealed) {
      return value.toString();
    }
    if (value instanceof Value.Bound bound) {
      return "<expected: " + bound.expected() + ">";
    }
    return ((Value.Fields) value)
        .members().entrySet().stream()
            .map(e -> e.getKey() + "=" + value(e.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
  }
}
