package io.ecdr.usecase;

import java.time.Duration;
import java.util.Objects;

/**
 * How long reading may take, and how often one call is tried.
 *
 * @param overall the end of a whole survey, counted from its start
 * @param attempts how often a call is sent at most when it is throttled
 * @param darkAttempts how often at most when nothing answers; fewer, since a dark Region stays dark
 * @param hang an attempt that is held so long without an answer is not made again
 * @param firstPause before the second attempt; doubled each time, with jitter
 * @param longestPause where doubling ends
 * @param pages how many pages of one answer are read at most
 */
public record Patience(
    Duration overall,
    int attempts,
    int darkAttempts,
    Duration hang,
    Duration firstPause,
    Duration longestPause,
    int pages) {

  /** Fit for a person at a terminal: a survey ends within 30 seconds whatever happens. */
  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(30),
          8,
          3,
          Duration.ofSeconds(4),
          Duration.ofMillis(200),
          Duration.ofSeconds(4),
          2_000);

  public Patience {
    Objects.requireNonNull(overall, "overall");
    Objects.requireNonNull(hang, "hang");
    Objects.requireNonNull(firstPause, "firstPause");
    Objects.requireNonNull(longestPause, "longestPause");
    if (attempts < 1 || darkAttempts < 1 || pages < 1) {
      throw new IllegalArgumentException("at least one attempt and one page are needed");
    }
  }
}
