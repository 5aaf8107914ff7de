package io.ecdr.model;

import java.util.Objects;

/**
 * A cache that is to be evacuated, and when it has its turn.
 *
 * @param cache in the Region that is left
 */
public record RankedCache(CacheId cache, Rank rank) {
  public RankedCache {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(rank, "rank");
  }
}
