package io.ecdr.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code status} was asked to show.
 *
 * @param caches ids of replication groups; empty means all in {@code region}
 * @param drRegion the other Region, when it is known
 * @param drBucket the bucket with the backups, in {@code drRegion}; absent means backups are not
 *     looked at
 */
public record StatusRequest(
    List<String> caches,
    Region region,
    Optional<Region> drRegion,
    Optional<String> drBucket,
    String prefix) {
  public StatusRequest {
    caches = List.copyOf(caches);
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
  }
}
