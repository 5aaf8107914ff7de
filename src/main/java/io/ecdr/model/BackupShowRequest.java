package io.ecdr.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What {@code backup show} was asked to show.
 *
 * @param backup a backup's id, or {@code CACHE@latest}, {@code CACHE@latest-verified}, {@code
 *     CACHE@oldest}
 * @param region the Region the cache was in; absent means any
 * @param drRegion the Region of the bucket
 */
public record BackupShowRequest(
    String backup, Optional<Region> region, Region drRegion, String drBucket, String prefix) {
  public BackupShowRequest {
    Objects.requireNonNull(backup, "backup");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
  }
}
