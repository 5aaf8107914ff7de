package io.ecdr.model.config;

import java.util.Comparator;
import java.util.Objects;

/**
 * Something that is wrong in a configuration file.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param key where it is, such as {@code caches.orders.backup.every}; empty for the whole file
 * @param what is wrong, with the value
 * @param hint what to write instead; empty when nothing better is known
 * @param weight whether it keeps the file from being used
 */
public record Problem(int line, int column, String key, String what, String hint, Weight weight)
    implements Comparable<Problem> {

  /** What follows from it. */
  public enum Weight {
    /** Nothing of the file is used. */
    ERROR,
    /** Told, and nothing else. */
    WARNING
  }

  private static final Comparator<Problem> ORDER =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::key)
          .thenComparing(Problem::what);

  public Problem {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(hint, "hint");
    Objects.requireNonNull(weight, "weight");
  }

  /** Whether it keeps the file from being used. */
  public boolean error() {
    return weight == Weight.ERROR;
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
