package io.ecdr.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How large a restored cache is to be; what is absent is as the backup tells.
 *
 * @param nodeTypes tried in this order while the Region has no capacity for the one before
 * @param replicas replicas per shard
 * @param shards how many shards; the slots are then divided evenly
 * @param cluster whether cluster mode is enabled
 * @param serverless what a serverless cache is made with; absent means a cache of nodes
 */
public record RestoreShape(
    List<String> nodeTypes,
    Optional<Integer> replicas,
    Optional<Integer> shards,
    Optional<Boolean> cluster,
    Optional<ServerlessShape> serverless) {

  /** All as the backup tells. */
  public static final RestoreShape AS_BACKED_UP =
      new RestoreShape(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public RestoreShape {
    nodeTypes = List.copyOf(nodeTypes);
    Objects.requireNonNull(replicas, "replicas");
    Objects.requireNonNull(shards, "shards");
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(serverless, "serverless");
  }

  /** Of nodes. */
  public RestoreShape(
      List<String> nodeTypes,
      Optional<Integer> replicas,
      Optional<Integer> shards,
      Optional<Boolean> cluster) {
    this(nodeTypes, replicas, shards, cluster, Optional.empty());
  }

  /** A serverless cache. */
  public static RestoreShape of(ServerlessShape serverless) {
    return new RestoreShape(
        List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(serverless));
  }
}
