package io.ecdr.sim.engine;

import io.ecdr.sim.blob.Blob;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A group of nodes to be started.
 *
 * @param name for folders and process titles: Region and group id
 * @param region the Region it lives in, for freezing a whole Region
 * @param clusterMode whether the shards form a cluster with slots
 * @param shards in order; without cluster mode exactly one
 * @param version one of {@link Engine#versions()}
 * @param maxMemoryBytes what one node may hold, 0 for no limit
 * @param seeds RDB files to load; without cluster mode at most one; in cluster mode keys go to the
 *     shard that owns their slot, however many files there are
 * @param follows the group in another Region that it is a standby of, with as many shards; then
 *     there are no seeds
 */
public record GroupSpec(
    String name,
    String region,
    boolean clusterMode,
    List<ShardSpec> shards,
    EngineVersion version,
    long maxMemoryBytes,
    List<Blob> seeds,
    Optional<Replication> follows) {
  public GroupSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(version, "version");
    shards = List.copyOf(shards);
    seeds = List.copyOf(seeds);
    if (shards.isEmpty()) {
      throw new IllegalArgumentException("group " + name + " has no shards");
    }
    if (!clusterMode && (shards.size() > 1 || seeds.size() > 1)) {
      throw new IllegalArgumentException(
          "without cluster mode, group " + name + " has one shard and at most one seed");
    }
    Objects.requireNonNull(follows, "follows");
    if (follows.isPresent() && !seeds.isEmpty()) {
      throw new IllegalArgumentException("standby " + name + " is filled by replication only");
    }
    if (maxMemoryBytes < 0) {
      throw new IllegalArgumentException("maxMemoryBytes is negative: " + maxMemoryBytes);
    }
  }

  /** A group that is no standby. */
  public GroupSpec(
      String name,
      String region,
      boolean clusterMode,
      List<ShardSpec> shards,
      EngineVersion version,
      long maxMemoryBytes,
      List<Blob> seeds) {
    this(name, region, clusterMode, shards, version, maxMemoryBytes, seeds, Optional.empty());
  }

  /** The same as a standby of another group. */
  public GroupSpec following(Replication primary) {
    return new GroupSpec(
        name, region, clusterMode, shards, version, maxMemoryBytes, seeds, Optional.of(primary));
  }

  /**
   * One shard.
   *
   * @param id such as {@code 0001}
   * @param slots such as {@code 0-5460} or {@code 0-99,200-299}; empty without cluster mode
   * @param nodes node ids, the primary first
   */
  public record ShardSpec(String id, String slots, List<String> nodes) {
    public ShardSpec {
      nodes = List.copyOf(nodes);
      if (nodes.isEmpty()) {
        throw new IllegalArgumentException("shard " + id + " has no nodes");
      }
    }
  }
}
