package io.ecdr.sim.fault;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of faults: what may be one, and how they are put together. */
final class FaultText {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  private FaultText() {}

  /** Refuses what is no name, so that a text has as many words as it was made of. */
  static void requireName(String value, String name) {
    Objects.requireNonNull(value, name);
    if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("not a " + name + ": '" + value + "'");
    }
  }

  /** Refuses a word that is none of those that are known. */
  static void requireOneOf(String value, String kind, List<String> known) {
    if (!known.contains(value)) {
      throw new IllegalArgumentException(
          kind + " needs one of " + String.join(", ", known) + ", not '" + value + "'");
    }
  }

  /** An option, or nothing. */
  static String option(String name, Optional<String> value) {
    return value.map(v -> " " + name + " " + v).orElse("");
  }

  /**
   * A duration as {@link #duration(String, String)} reads it, such as {@code 90s} or {@code 5m}.
   */
  static String duration(Duration time) {
    long millis = time.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = time.toSeconds();
    return seconds % 3600 == 0
        ? seconds / 3600 + "h"
        : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /**
   * Reads a whole number of {@code ms}, {@code s}, {@code m} or {@code h}.
   *
   * @param name of the option, for the refusal
   */
  static Duration duration(String name, String text) {
    var parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          name + " is not a duration such as 500ms, 30s, 5m or 1h: '" + text + "'");
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }

  /** A number without needless digits. */
  static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
