package io.ecdr.model.word;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Durations as operators write them: {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 2d}. */
public final class DurationWord {

  /** The longest that a command waits for anything. */
  public static final Duration WEEK = Duration.ofDays(7);

  /** The longest that anything is kept by age. */
  public static final Duration YEAR = Duration.ofDays(366);

  private static final Pattern PARTS =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private DurationWord() {}

  /**
   * Reads one.
   *
   * @param longest that is taken; the shortest is one second
   * @throws IllegalArgumentException when it is none, or out of range
   */
  public static Duration parse(String word, Duration longest) {
    var parts = PARTS.matcher(word.toLowerCase(Locale.ROOT));
    if (word.isBlank() || !parts.matches()) {
      throw new IllegalArgumentException(
          "'" + word + "' is no duration; write it like 90s, 10m, 1h30m or 2d");
    }
    var duration =
        Duration.ofDays(part(parts.group(1)))
            .plusHours(part(parts.group(2)))
            .plusMinutes(part(parts.group(3)))
            .plusSeconds(part(parts.group(4)));
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "'" + word + "' is out of range; 1s to " + longest.toDays() + "d are possible");
    }
    return duration;
  }

  private static long part(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
