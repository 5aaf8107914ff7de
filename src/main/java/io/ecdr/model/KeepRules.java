package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Which backups of a lineage are wanted. A backup stays when one of the rules wants it. Hours,
 * days, weeks, months and years are those of UTC; weeks begin on Monday.
 *
 * @param last the newest so many
 * @param hourly the newest one of each of the newest so many hours that have one; the others alike
 * @param within all that are at most this much older than the newest, and one before them
 * @param minRedundancy how many proven ones stay at least, 1 or more
 * @param maxShrink by how many percent a backup may be smaller than the one before it, 1 to 99
 */
public record KeepRules(
    int last,
    int hourly,
    int daily,
    int weekly,
    int monthly,
    int yearly,
    Optional<Duration> within,
    int minRedundancy,
    int maxShrink) {

  /** How many proven backups stay when nothing is said. */
  public static final int MIN_REDUNDANCY = 1;

  /** By how many percent a backup may shrink when nothing is said. */
  public static final int MAX_SHRINK = 50;

  private static final int MOST = 100_000;

  /**
   * Guards itself.
   *
   * @throws IllegalArgumentException when no rule wants anything, or a figure is out of range
   */
  public KeepRules {
    Objects.requireNonNull(within, "within");
    for (int count : new int[] {last, hourly, daily, weekly, monthly, yearly}) {
      inRange("a keep rule", count, 0, MOST);
    }
    inRange("min-redundancy", minRedundancy, 1, MOST);
    inRange("max-shrink", maxShrink, 1, 99);
    if (last + hourly + daily + weekly + monthly + yearly == 0 && within.isEmpty()) {
      throw new IllegalArgumentException("no rule keeps anything");
    }
    if (within.filter(d -> d.isNegative() || d.isZero()).isPresent()) {
      throw new IllegalArgumentException("keep-within must be positive: " + within.get());
    }
  }

  private static void inRange(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " is " + value + "; " + least + " to " + most + " are possible");
    }
  }

  /** Only the newest so many, with the usual floor and bound. */
  public static KeepRules newest(int last) {
    return new KeepRules(last, 0, 0, 0, 0, 0, Optional.empty(), MIN_REDUNDANCY, MAX_SHRINK);
  }

  /** The same with another floor. */
  public KeepRules atLeast(int proven) {
    return new KeepRules(last, hourly, daily, weekly, monthly, yearly, within, proven, maxShrink);
  }
}
