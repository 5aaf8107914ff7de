package io.ecdr.plan;

import io.ecdr.model.CacheId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an earlier run took.
 *
 * @param verb the command it ran
 * @param datastore the Global Datastore that the cache was a member of
 * @param ended when its last step was confirmed
 * @param steps what each step took that was done in one go, by the last word of its id
 */
public record PastRun(
    String verb,
    CacheId cache,
    Optional<String> datastore,
    Instant ended,
    Map<String, Took> steps) {
  public PastRun {
    Objects.requireNonNull(verb, "verb");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(datastore, "datastore");
    Objects.requireNonNull(ended, "ended");
    steps = Collections.unmodifiableMap(new TreeMap<>(steps));
  }

  /**
   * What a step took.
   *
   * @param thumb what the rule of thumb said then, for the size of then
   */
  public record Took(Duration time, Duration thumb) {}

  /** Whether it was of the same lineage. */
  boolean of(Lane lane) {
    return cache.equals(lane.cache())
        || datastore.isPresent() && datastore.equals(lane.datastore());
  }

  /** The last word of a step's id, by which runs are compared. */
  public static String word(String step) {
    return step.substring(step.lastIndexOf('/') + 1);
  }
}
