package io.ecdr.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code standby create} was asked to do.
 *
 * @param cache the primary's id in {@code region}
 * @param to the standby's Region
 * @param as the standby's id
 * @param subnetGroup a cache subnet group of {@code to}
 * @param securityGroups those of {@code to}
 * @param kmsKey a key of {@code to}; keys are regional
 * @param userGroups those of {@code to}, who may log in
 * @param replicas per shard; absent means as many as the primary has
 * @param timeout the longest each step may take; absent means the step's own default
 * @param hooks the operator's own programs around it
 */
public record StandbyCreateRequest(
    String cache,
    Region region,
    Region to,
    String as,
    Optional<String> subnetGroup,
    List<String> securityGroups,
    Optional<String> kmsKey,
    List<String> userGroups,
    Optional<Integer> replicas,
    Optional<Duration> timeout,
    Hooks hooks)
    implements ChangeRequest {

  /** Without user groups. */
  public StandbyCreateRequest(
      String cache,
      Region region,
      Region to,
      String as,
      Optional<String> subnetGroup,
      List<String> securityGroups,
      Optional<String> kmsKey,
      Optional<Integer> replicas,
      Optional<Duration> timeout,
      Hooks hooks) {
    this(
        cache,
        region,
        to,
        as,
        subnetGroup,
        securityGroups,
        kmsKey,
        List.of(),
        replicas,
        timeout,
        hooks);
  }

  /** Without user groups and hooks. */
  public StandbyCreateRequest(
      String cache,
      Region region,
      Region to,
      String as,
      Optional<String> subnetGroup,
      List<String> securityGroups,
      Optional<String> kmsKey,
      Optional<Integer> replicas,
      Optional<Duration> timeout) {
    this(cache, region, to, as, subnetGroup, securityGroups, kmsKey, replicas, timeout, Hooks.NONE);
  }

  /** The same with these user groups. */
  public StandbyCreateRequest letting(List<String> groups) {
    return new StandbyCreateRequest(
        cache,
        region,
        to,
        as,
        subnetGroup,
        securityGroups,
        kmsKey,
        groups,
        replicas,
        timeout,
        hooks);
  }

  public StandbyCreateRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(as, "as");
    Objects.requireNonNull(subnetGroup, "subnetGroup");
    securityGroups = List.copyOf(securityGroups);
    Objects.requireNonNull(kmsKey, "kmsKey");
    userGroups = List.copyOf(userGroups);
    Objects.requireNonNull(replicas, "replicas");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(hooks, "hooks");
  }
}
