package io.ecdr.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What somebody counted who read all of a backup's files.
 *
 * @param by who it was, for people
 * @param asOf the moment from which remaining times are counted
 * @param lasting keys that never expire
 * @param expiring the other keys, by how much time they had left, in order; those that were expired
 *     already are not in it
 * @param databases the logical databases that hold keys, where that was looked at
 */
public record DataCount(
    String by,
    Instant asOf,
    long lasting,
    List<Left> expiring,
    Optional<SortedSet<Long>> databases) {

  /**
   * Keys that had so much time left.
   *
   * @param after more than this, or just as much
   * @param upTo at most this; absent for the last
   */
  public record Left(Duration after, Optional<Duration> upTo, long keys) {
    public Left {
      Objects.requireNonNull(after, "after");
      Objects.requireNonNull(upTo, "upTo");
    }
  }

  public DataCount {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(asOf, "asOf");
    expiring = List.copyOf(expiring);
    databases = databases.map(all -> Collections.unmodifiableSortedSet(new TreeSet<>(all)));
  }

  /** Keys that are surely not expired at a moment. */
  public long atLeast(Instant at) {
    return lasting
        + expiring.stream()
            .filter(left -> asOf.plus(left.after()).isAfter(at))
            .mapToLong(Left::keys)
            .sum();
  }

  /** Keys that are perhaps not expired at a moment. */
  public long atMost(Instant at) {
    return lasting
        + expiring.stream()
            .filter(left -> left.upTo().map(end -> !asOf.plus(end).isBefore(at)).orElse(true))
            .mapToLong(Left::keys)
            .sum();
  }
}
