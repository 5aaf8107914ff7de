package io.ecdr.config;

import java.time.Duration;

/** Durations as the file writes them. */
final class Spans {

  private Spans() {}

  /** Such as {@code 1d2h}, {@code 90m} as {@code 1h30m}. */
  static String words(Duration span) {
    var text = new StringBuilder();
    long[] parts = {
      span.toDays(), span.toHoursPart(), span.toMinutesPart(), span.toSecondsPart(),
    };
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] > 0) {
        text.append(parts[i]).append("dhms".charAt(i));
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }
}
