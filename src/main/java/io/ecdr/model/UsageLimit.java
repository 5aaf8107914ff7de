package io.ecdr.model;

import java.util.Objects;
import java.util.Optional;

/**
 * How much of something a serverless cache holds ready and may use (source: {@code
 * API:CacheUsageLimits}).
 *
 * @param least what is held ready and paid for in any case; absent means nothing is
 * @param most what it never goes beyond
 */
public record UsageLimit(Optional<Long> least, long most) {

  public UsageLimit {
    Objects.requireNonNull(least, "least");
    if (most < 1 || least.filter(from -> from < 1 || from > most).isPresent()) {
      throw new IllegalArgumentException("a limit is [MIN-]MAX, from 1, not " + typed(least, most));
    }
  }

  /**
   * Reads {@code MAX} or {@code MIN-MAX}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static UsageLimit of(String typed) {
    if (!typed.matches("(\\d{1,9}-)?\\d{1,9}")) {
      throw new IllegalArgumentException("a limit is [MIN-]MAX, from 1, not " + typed);
    }
    int at = typed.indexOf('-');
    return new UsageLimit(
        at < 0 ? Optional.empty() : Optional.of(Long.valueOf(typed.substring(0, at))),
        Long.parseLong(typed.substring(at + 1)));
  }

  /** Whether both ends are within these. */
  public boolean within(long from, long to) {
    return most >= from && most <= to && least.filter(l -> l < from).isEmpty();
  }

  /** As the service takes it. */
  public Value.Fields fields() {
    var all = Value.Fields.NONE.with("Maximum", most);
    return least.isPresent() ? all.with("Minimum", least.get()) : all;
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return typed(least, most);
  }

  private static String typed(Optional<Long> least, long most) {
    return least.map(from -> from + "-").orElse("") + most;
  }
}
