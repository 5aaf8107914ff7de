package io.ecdr.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code restore} was asked to do. Everything optional is taken from the manifest when absent.
 *
 * @param backup a backup's id, or {@code CACHE@latest}, {@code CACHE@latest-verified}, {@code
 *     CACHE@oldest}
 * @param region the Region the backed-up cache was in; it is only a name here, nothing is asked of
 *     it. Absent means any
 * @param to the Region to restore in
 * @param as id of the new replication group
 * @param drBucket the bucket in {@code to} that holds the backup
 * @param prefix first part of all keys in that bucket
 * @param replicas replicas per shard, instead of the source's
 * @param userGroups user groups of the Region {@code to}
 * @param withoutAuth agrees that a cache that had an AUTH token or user groups comes back without
 * @param kmsKey key in {@code to} for encryption at rest; absent means the service's own key
 * @param hooks the operator's own programs around it
 */
public record RestoreRequest(
    String backup,
    Optional<Region> region,
    Region to,
    String as,
    String drBucket,
    String prefix,
    Optional<String> subnetGroup,
    List<String> securityGroups,
    Optional<String> parameterGroup,
    Optional<String> nodeType,
    Optional<Integer> replicas,
    List<String> userGroups,
    boolean withoutAuth,
    Optional<String> kmsKey,
    Optional<Duration> timeout,
    Hooks hooks)
    implements ChangeRequest {

  /** Without hooks. */
  public RestoreRequest(
      String backup,
      Optional<Region> region,
      Region to,
      String as,
      String drBucket,
      String prefix,
      Optional<String> subnetGroup,
      List<String> securityGroups,
      Optional<String> parameterGroup,
      Optional<String> nodeType,
      Optional<Integer> replicas,
      List<String> userGroups,
      boolean withoutAuth,
      Optional<String> kmsKey,
      Optional<Duration> timeout) {
    this(
        backup,
        region,
        to,
        as,
        drBucket,
        prefix,
        subnetGroup,
        securityGroups,
        parameterGroup,
        nodeType,
        replicas,
        userGroups,
        withoutAuth,
        kmsKey,
        timeout,
        Hooks.NONE);
  }

  public RestoreRequest {
    Objects.requireNonNull(backup, "backup");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(as, "as");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(subnetGroup, "subnetGroup");
    securityGroups = List.copyOf(securityGroups);
    Objects.requireNonNull(parameterGroup, "parameterGroup");
    Objects.requireNonNull(nodeType, "nodeType");
    Objects.requireNonNull(replicas, "replicas");
    userGroups = List.copyOf(userGroups);
    Objects.requireNonNull(kmsKey, "kmsKey");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(hooks, "hooks");
  }

  /** The same shape for another backup, under another id unless one was given. */
  public RestoreRequest of(String named, Optional<Region> source, String usual) {
    return new RestoreRequest(
        named,
        source,
        to,
        as.isEmpty() ? usual : as,
        drBucket,
        prefix,
        subnetGroup,
        securityGroups,
        parameterGroup,
        nodeType,
        replicas,
        userGroups,
        withoutAuth,
        kmsKey,
        timeout,
        hooks);
  }

  /** A request with nothing but what must be given; the rest comes from the manifest. */
  public static RestoreRequest of(String backup, Region to, String as, String drBucket) {
    return new RestoreRequest(
        backup,
        Optional.empty(),
        to,
        as,
        drBucket,
        BackupRequest.DEFAULT_PREFIX,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        Optional.empty(),
        Optional.empty());
  }
}
