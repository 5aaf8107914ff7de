package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code backup bucket} was asked to do.
 *
 * @param region where the bucket is, or is to be made
 * @param name the bucket's
 * @param merge whether the bucket's own policy may get one more statement
 * @param unattended whether nobody is asked
 * @param timeout the longest each step may take; absent means the step's own default
 */
public record BucketRequest(
    Region region,
    String name,
    Use use,
    boolean merge,
    boolean unattended,
    Optional<Duration> timeout)
    implements ChangeRequest {

  /** What ElastiCache does with the bucket. */
  public enum Use {
    /** It writes exports there, and may read them. */
    EXPORT,
    /** It reads files from there to fill new caches. */
    RESTORE
  }

  public BucketRequest {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(use, "use");
    Objects.requireNonNull(timeout, "timeout");
  }

  /** The same, with or without somebody to ask. */
  public BucketRequest unattended(boolean alone) {
    return new BucketRequest(region, name, use, merge, alone, timeout);
  }
}
