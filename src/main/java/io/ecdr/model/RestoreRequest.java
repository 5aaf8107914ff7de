package io.ecdr.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code restore} was asked to do. Everything optional is taken from the backup when absent.
 *
 * @param backup a backup's id, or {@code CACHE@latest}, {@code CACHE@latest-verified}, {@code
 *     CACHE@oldest}; or {@code snapshot:NAME} for a snapshot in {@code to}
 * @param region the Region the backed-up cache was in; it is only a name here, nothing is asked of
 *     it. Absent means any
 * @param to the Region to restore in
 * @param as id of the new replication group
 * @param drBucket the bucket in {@code to} that holds the backup; absent with a snapshot
 * @param prefix first part of all keys in that bucket
 * @param inspect whether the files are read before anything is planned
 * @param hooks the operator's own programs around it
 * @param publish where the new endpoint is written
 */
public record RestoreRequest(
    String backup,
    Optional<Region> region,
    Region to,
    String as,
    Optional<String> drBucket,
    String prefix,
    RestoreShape shape,
    RestorePlace place,
    RestoreAccess access,
    boolean inspect,
    Optional<Duration> timeout,
    Hooks hooks,
    List<Publication> publish)
    implements ChangeRequest {

  /** One that publishes nothing. */
  public RestoreRequest(
      String backup,
      Optional<Region> region,
      Region to,
      String as,
      Optional<String> drBucket,
      String prefix,
      RestoreShape shape,
      RestorePlace place,
      RestoreAccess access,
      boolean inspect,
      Optional<Duration> timeout,
      Hooks hooks) {
    this(
        backup, region, to, as, drBucket, prefix, shape, place, access, inspect, timeout, hooks,
        List.of());
  }

  private static final String SNAPSHOT = "snapshot:";

  public RestoreRequest {
    Objects.requireNonNull(backup, "backup");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(as, "as");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(hooks, "hooks");
    publish = List.copyOf(publish);
    if (drBucket.isEmpty() && !backup.startsWith(SNAPSHOT)) {
      throw new IllegalArgumentException("backup '" + backup + "' is in no bucket");
    }
  }

  /** The snapshot's name when one of the Region itself is restored. */
  public Optional<String> snapshot() {
    return backup.startsWith(SNAPSHOT)
        ? Optional.of(backup.substring(SNAPSHOT.length()))
        : Optional.empty();
  }

  /** The bucket of a backup that is in one. */
  public String bucket() {
    return drBucket.orElseThrow(() -> new IllegalStateException(backup + " is in no bucket"));
  }

  /** The same of another backup. */
  public RestoreRequest of(String named) {
    return new RestoreRequest(
        named, region, to, as, drBucket, prefix, shape, place, access, inspect, timeout, hooks,
        publish);
  }

  /** The same for another backup, under another id unless one was given. */
  public RestoreRequest of(String named, Optional<Region> source, String usual) {
    return new RestoreRequest(
        named,
        source,
        to,
        as.isEmpty() ? usual : as,
        drBucket,
        prefix,
        shape,
        place,
        access,
        inspect,
        timeout,
        hooks,
        publish);
  }

  /** The same under another id. */
  public RestoreRequest as(String id) {
    return new RestoreRequest(
        backup, region, to, id, drBucket, prefix, shape, place, access, inspect, timeout, hooks,
        publish);
  }

  /** A request with nothing but what must be given; the rest comes from the manifest. */
  public static RestoreRequest of(String backup, Region to, String as, String drBucket) {
    return new RestoreRequest(
        backup,
        Optional.empty(),
        to,
        as,
        Optional.of(drBucket),
        BackupRequest.DEFAULT_PREFIX,
        RestoreShape.AS_BACKED_UP,
        RestorePlace.UNNAMED,
        RestoreAccess.AS_BACKED_UP,
        false,
        Optional.empty(),
        Hooks.NONE);
  }

  /** The same in another shape. */
  public RestoreRequest with(RestoreShape other) {
    return new RestoreRequest(
        backup, region, to, as, drBucket, prefix, other, place, access, inspect, timeout, hooks,
        publish);
  }

  /** The same with other names of the Region. */
  public RestoreRequest with(RestorePlace other) {
    return new RestoreRequest(
        backup, region, to, as, drBucket, prefix, shape, other, access, inspect, timeout, hooks,
        publish);
  }

  /** The same with other guards. */
  public RestoreRequest with(RestoreAccess other) {
    return new RestoreRequest(
        backup, region, to, as, drBucket, prefix, shape, place, other, inspect, timeout, hooks,
        publish);
  }

  /** The same as it is run. */
  public RestoreRequest with(Optional<Region> source, Optional<Duration> limit, Hooks programs) {
    return new RestoreRequest(
        backup, source, to, as, drBucket, prefix, shape, place, access, inspect, limit, programs,
        publish);
  }

  /** Where the endpoint of the new cache is written. */
  public List<Publication> places() {
    return publish.stream().map(place -> place.in(as)).toList();
  }

  /** The same, writing the new endpoint there. */
  public RestoreRequest publishing(List<Publication> places) {
    return new RestoreRequest(
        backup, region, to, as, drBucket, prefix, shape, place, access, inspect, timeout, hooks,
        places);
  }
}
