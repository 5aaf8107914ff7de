package io.ecdr.plan;

import io.ecdr.model.CacheId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The steps for one cache, in order.
 *
 * @param datastore the Global Datastore that the cache is a member of, when it was looked at: all
 *     members are one lineage
 */
public record Lane(CacheId cache, Optional<String> datastore, List<Step> steps) {

  /** For a cache that is no member, or whose calls name the datastore themselves. */
  public Lane(CacheId cache, List<Step> steps) {
    this(cache, Optional.empty(), steps);
  }

  public Lane {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(datastore, "datastore");
    steps = List.copyOf(steps);
  }

  /** The same cache with other steps. */
  public Lane with(List<Step> other) {
    return new Lane(cache, datastore, other);
  }
}
