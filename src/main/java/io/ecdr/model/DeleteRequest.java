package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code backup delete} was asked to do.
 *
 * @param backup its id
 * @param region where the cache was; absent means that its folder tells
 * @param prefix first part of all keys in the DR bucket
 * @param minRedundancy how many proven backups must stay
 */
public record DeleteRequest(
    String backup,
    Optional<Region> region,
    Region drRegion,
    String drBucket,
    String prefix,
    int minRedundancy,
    Optional<Duration> timeout)
    implements ChangeRequest {
  public DeleteRequest {
    Objects.requireNonNull(backup, "backup");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(timeout, "timeout");
  }

  /** Every other backup is wanted; the usual bound for sizes. */
  public KeepRules rules() {
    return KeepRules.newest(100_000).atLeast(minRedundancy);
  }
}
