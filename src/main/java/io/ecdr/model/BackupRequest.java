package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code backup create} was asked to do.
 *
 * @param cache id of the replication group, as typed; ElastiCache keeps ids in lower case
 * @param region where the cache is
 * @param drRegion where the backup is to be carried
 * @param bucket bucket in the cache's Region that takes the export
 * @param drBucket bucket in the DR Region that keeps the backup
 * @param prefix first part of all keys in the DR bucket, without a slash at either end
 * @param timeout the longest each step that waits for AWS may take; absent means the step's own
 *     default
 * @param hooks the operator's own programs around it
 * @param stages how far it goes; a bucket that none of them needs is empty, and then the DR Region
 *     may be the cache's own
 */
public record BackupRequest(
    String cache,
    Region region,
    Region drRegion,
    String bucket,
    String drBucket,
    String prefix,
    Optional<Duration> timeout,
    Hooks hooks,
    BackupStages stages)
    implements ChangeRequest {

  /** First part of keys when none is given. */
  public static final String DEFAULT_PREFIX = "ecdr";

  /** Without hooks. */
  public BackupRequest(
      String cache,
      Region region,
      Region drRegion,
      String bucket,
      String drBucket,
      String prefix,
      Optional<Duration> timeout) {
    this(cache, region, drRegion, bucket, drBucket, prefix, timeout, Hooks.NONE);
  }

  /** Through all stages. */
  public BackupRequest(
      String cache,
      Region region,
      Region drRegion,
      String bucket,
      String drBucket,
      String prefix,
      Optional<Duration> timeout,
      Hooks hooks) {
    this(cache, region, drRegion, bucket, drBucket, prefix, timeout, hooks, BackupStages.USUAL);
  }

  public BackupRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(hooks, "hooks");
    Objects.requireNonNull(stages, "stages");
    if ((stages.export() && bucket.isEmpty()) || (stages.copy() && drBucket.isEmpty())) {
      throw new IllegalArgumentException("a bucket is not named that a stage needs");
    }
  }
}
