package io.ecdr.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What {@code assess} was asked.
 *
 * @param caches ids, lower case; empty means all
 * @param regions where caches are looked for, at least one
 * @param drBucket the bucket with the backups, in {@code drRegion}; absent: backups are not looked
 *     at
 */
public record AssessRequest(
    List<String> caches,
    List<Region> regions,
    Optional<Region> drRegion,
    Optional<String> drBucket,
    String prefix) {
  public AssessRequest {
    caches = List.copyOf(caches);
    regions = List.copyOf(new TreeSet<>(regions));
    if (regions.isEmpty()) {
      throw new IllegalArgumentException("caches are somewhere: name a Region");
    }
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
  }
}
