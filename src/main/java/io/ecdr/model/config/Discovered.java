package io.ecdr.model.config;

import io.ecdr.model.Region;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a first configuration file is written from.
 *
 * @param buckets as far as they were named
 */
public record Discovered(
    Region region,
    Optional<Region> drRegion,
    SortedMap<Region, String> buckets,
    List<Found> caches) {

  public Discovered {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(drRegion, "drRegion");
    buckets = Collections.unmodifiableSortedMap(new TreeMap<>(buckets));
    caches = List.copyOf(caches);
  }

  /** Whether backups can be planned: both buckets are known. */
  public boolean complete() {
    return drRegion.filter(buckets::containsKey).isPresent() && buckets.containsKey(region);
  }

  /**
   * A cache.
   *
   * @param engine engine and version; empty when not known
   * @param standby Region of its standby
   */
  public record Found(String id, String engine, Optional<Region> standby) {
    public Found {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(engine, "engine");
      Objects.requireNonNull(standby, "standby");
    }
  }
}
