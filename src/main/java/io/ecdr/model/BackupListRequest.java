package io.ecdr.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What {@code backup list} was asked to show.
 *
 * @param cache only backups of the cache with this id; absent means all
 * @param region only backups of caches of this Region; absent means all
 * @param drRegion the Region of the bucket
 * @param rules whose judgement is shown; absent means none
 */
public record BackupListRequest(
    Optional<String> cache,
    Optional<Region> region,
    Region drRegion,
    String drBucket,
    String prefix,
    Optional<KeepRules> rules) {

  /** Without a look at retention. */
  public BackupListRequest(
      Optional<String> cache,
      Optional<Region> region,
      Region drRegion,
      String drBucket,
      String prefix) {
    this(cache, region, drRegion, drBucket, prefix, Optional.empty());
  }

  public BackupListRequest {
    Objects.requireNonNull(rules, "rules");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
  }
}
