package io.ecdr.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code standby rebuild} was asked to do. Everything optional is as the present standby has
 * it when absent.
 *
 * @param cache a member's id
 * @param region the Region where that id is
 * @param in the Region of the standby that is made anew
 * @param subnetGroup a cache subnet group of {@code in}
 * @param securityGroups those of {@code in}
 * @param kmsKey a key of {@code in}
 * @param userGroups those of {@code in}, who may log in
 * @param replicas per shard
 * @param timeout the longest each step may take
 * @param hooks the operator's own programs around it
 */
public record StandbyRebuildRequest(
    String cache,
    Region region,
    Region in,
    Optional<String> subnetGroup,
    List<String> securityGroups,
    Optional<String> kmsKey,
    List<String> userGroups,
    Optional<Integer> replicas,
    Optional<Duration> timeout,
    Hooks hooks)
    implements ChangeRequest {

  public StandbyRebuildRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(subnetGroup, "subnetGroup");
    securityGroups = List.copyOf(securityGroups);
    Objects.requireNonNull(kmsKey, "kmsKey");
    userGroups = List.copyOf(userGroups);
    Objects.requireNonNull(replicas, "replicas");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(hooks, "hooks");
  }

  /** The end of the present standby, within its datastore. */
  public StandbyRemoveRequest removal() {
    return new StandbyRemoveRequest(cache, region, in, false, true, timeout, hooks);
  }
}
