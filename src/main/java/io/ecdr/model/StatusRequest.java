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
 * @param parity whether more is read to compare standbys with their primaries
 * @param bucket the bucket that takes the exports, for what is to be typed next
 * @param probe the login to measure the lag with, which writes; empty: nothing is written
 */
public record StatusRequest(
    List<String> caches,
    Region region,
    Optional<Region> drRegion,
    Optional<String> drBucket,
    String prefix,
    boolean parity,
    Optional<String> bucket,
    Optional<RestoreAccess.Login> probe) {

  /** One that reads no more than it must. */
  public StatusRequest(
      List<String> caches,
      Region region,
      Optional<Region> drRegion,
      Optional<String> drBucket,
      String prefix) {
    this(caches, region, drRegion, drBucket, prefix, false, Optional.empty(), Optional.empty());
  }

  public StatusRequest {
    caches = List.copyOf(caches);
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(probe, "probe");
  }
}
