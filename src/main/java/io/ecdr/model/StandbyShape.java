package io.ecdr.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a standby is given; the rest it has from its primary.
 *
 * @param subnetGroup a cache subnet group of its Region
 * @param securityGroups those of its Region
 * @param kmsKey a key of its Region
 * @param replicas per shard; absent means as many as the primary has
 * @param userGroups those of its Region
 */
public record StandbyShape(
    Optional<String> subnetGroup,
    List<String> securityGroups,
    Optional<String> kmsKey,
    Optional<Integer> replicas,
    List<String> userGroups) {

  /** Without user groups. */
  public StandbyShape(
      Optional<String> subnetGroup,
      List<String> securityGroups,
      Optional<String> kmsKey,
      Optional<Integer> replicas) {
    this(subnetGroup, securityGroups, kmsKey, replicas, List.of());
  }

  /** One of which nothing was said. */
  public static final StandbyShape NONE =
      new StandbyShape(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  public StandbyShape {
    Objects.requireNonNull(subnetGroup, "subnetGroup");
    securityGroups = List.copyOf(securityGroups);
    Objects.requireNonNull(kmsKey, "kmsKey");
    Objects.requireNonNull(replicas, "replicas");
    userGroups = List.copyOf(userGroups);
  }
}
