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
 * @param throwaway when the cache is taken away again by the last of the steps
 * @param evacuated when the lane saves a cache of another Region
 */
public record Lane(
    CacheId cache,
    Optional<String> datastore,
    List<Step> steps,
    Optional<Throwaway> throwaway,
    Optional<Evacuated> evacuated) {

  /** For a cache of this Region. */
  public Lane(
      CacheId cache, Optional<String> datastore, List<Step> steps, Optional<Throwaway> throwaway) {
    this(cache, datastore, steps, throwaway, Optional.empty());
  }

  /** For a cache that stays. */
  public Lane(CacheId cache, Optional<String> datastore, List<Step> steps) {
    this(cache, datastore, steps, Optional.empty());
  }

  /** For a cache that is no member, or whose calls name the datastore themselves. */
  public Lane(CacheId cache, List<Step> steps) {
    this(cache, Optional.empty(), steps);
  }

  public Lane {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(datastore, "datastore");
    steps = List.copyOf(steps);
    Objects.requireNonNull(throwaway, "throwaway");
    Objects.requireNonNull(evacuated, "evacuated");
  }

  /** The same cache with other steps. */
  public Lane with(List<Step> other) {
    return new Lane(cache, datastore, other, throwaway, evacuated);
  }

  /** The same, saving a cache of another Region. */
  Lane saving(Evacuated saved) {
    return new Lane(cache, datastore, steps, throwaway, Optional.of(saved));
  }

  /** The caches of the lanes that must have ended before it begins. */
  public List<CacheId> after() {
    return evacuated.map(Evacuated::after).orElse(List.of());
  }

  /** The steps that take the cache away again; none where it stays. */
  public List<Step> takingAway() {
    var from = throwaway.map(Throwaway::from).orElse("");
    return steps.stream().dropWhile(step -> !step.id().equals(from)).toList();
  }
}
