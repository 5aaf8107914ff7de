package io.ecdr.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code check} was asked to look at.
 *
 * @param caches ids of replication groups in {@code region}; empty means all
 * @param purposes what for; empty means what applies to each cache
 * @param to the Region whose member is to take over; absent means each other member's
 * @param drRegion where backups are kept, and where a detached standby is
 * @param bucket takes the exports
 * @param loss what a change of roles may lose
 * @param expectPrimary where the primary is taken to be
 * @param successor the id of a detached standby that took over, in {@code drRegion}
 * @param active whether a marker is written where backups go
 * @param shape what a restored cache gets; its backup, id and buckets are filled in for each
 * @param probe the login to measure standbys' lag with, which writes; empty: nothing is written
 */
public record CheckRequest(
    List<String> caches,
    Set<Purpose> purposes,
    Region region,
    Optional<Region> to,
    Optional<Region> drRegion,
    Optional<String> bucket,
    Optional<String> drBucket,
    String prefix,
    LossLimit loss,
    Optional<Region> expectPrimary,
    Optional<String> successor,
    boolean active,
    Optional<RestoreRequest> shape,
    Optional<RestoreAccess.Login> probe) {

  /** One that writes no marks into the data. */
  public CheckRequest(
      List<String> caches,
      Set<Purpose> purposes,
      Region region,
      Optional<Region> to,
      Optional<Region> drRegion,
      Optional<String> bucket,
      Optional<String> drBucket,
      String prefix,
      LossLimit loss,
      Optional<Region> expectPrimary,
      Optional<String> successor,
      boolean active,
      Optional<RestoreRequest> shape) {
    this(
        caches,
        purposes,
        region,
        to,
        drRegion,
        bucket,
        drBucket,
        prefix,
        loss,
        expectPrimary,
        successor,
        active,
        shape,
        Optional.empty());
  }

  public CheckRequest {
    caches = List.copyOf(caches);
    var all = EnumSet.noneOf(Purpose.class);
    all.addAll(purposes);
    purposes = Collections.unmodifiableSet(all);
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(expectPrimary, "expectPrimary");
    Objects.requireNonNull(successor, "successor");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(probe, "probe");
  }

  /** Whether it was asked for by name. */
  public boolean asks(Purpose purpose) {
    return purposes.contains(purpose);
  }
}
