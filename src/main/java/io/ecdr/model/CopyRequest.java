package io.ecdr.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code backup copy} was asked to do.
 *
 * @param source a snapshot's name, a backup's id, or a cache's newest or oldest backup
 * @param region where the snapshot is, or where the backup's cache was
 * @param bucket takes the export of a snapshot, in its Region
 * @param drRegion where {@code drBucket} is
 * @param drBucket where a backup is copied from
 * @param prefix first part of all keys, on both sides
 * @param targets at least one
 * @param account whom the targets' buckets belong to, when that is another account
 * @param profile whose credentials the targets are reached with, if not with the others
 */
public record CopyRequest(
    String source,
    Optional<Region> region,
    Optional<String> bucket,
    Optional<Region> drRegion,
    Optional<String> drBucket,
    String prefix,
    List<Target> targets,
    Optional<AccountId> account,
    Optional<String> profile,
    Optional<Duration> timeout)
    implements ChangeRequest {

  /** A bucket to copy to. */
  public record Target(Region region, String bucket) {
    public Target {
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(bucket, "bucket");
    }
  }

  public CopyRequest {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
    targets = List.copyOf(targets);
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(timeout, "timeout");
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a copy needs a target");
    }
    if (targets.stream().map(Target::bucket).distinct().count() < targets.size()) {
      throw new IllegalArgumentException("a target is named twice");
    }
  }
}
