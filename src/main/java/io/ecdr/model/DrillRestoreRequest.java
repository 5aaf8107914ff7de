package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;

/**
 * What {@code drill restore} was asked to do.
 *
 * @param restore of which backup, and as what; its id is chosen when it is planned, and it has no
 *     hooks
 * @param keep how long after planning the cache is taken away at the latest
 */
public record DrillRestoreRequest(RestoreRequest restore, Duration keep) implements ChangeRequest {

  /** In place of a backup: the newest proven one of all caches in the bucket. */
  public static final String ANY = "@latest-proven";

  /** How long a drill may last when nothing is said. */
  public static final Duration USUAL = Duration.ofHours(2);

  public DrillRestoreRequest {
    Objects.requireNonNull(restore, "restore");
    Objects.requireNonNull(keep, "keep");
    if (keep.isNegative() || keep.isZero()) {
      throw new IllegalArgumentException("a drill lasts for some time: " + keep);
    }
    if (!restore.hooks().none()) {
      throw new IllegalArgumentException("a drill runs no hooks");
    }
    if (restore.snapshot().isPresent() || restore.place().recreateParameters()) {
      throw new IllegalArgumentException(
          "a drill takes a backup in a bucket, and leaves no parameter group behind");
    }
  }
}
