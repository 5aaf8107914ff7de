package io.ecdr.model;

import java.util.List;

/**
 * When a cache has its turn among others.
 *
 * @param priority the smaller, the earlier
 * @param after ids of caches that must have ended before it begins, however they ended
 */
public record Rank(int priority, List<String> after) {

  /** Of a cache of which nothing is said. */
  public static final int USUAL = 100;

  /** The tag that tells a cache's priority where no file does. */
  public static final String TAG = "ecdr:priority";

  public Rank {
    after = List.copyOf(after);
    if (priority < 0) {
      throw new IllegalArgumentException("a priority is not negative: " + priority);
    }
  }
}
