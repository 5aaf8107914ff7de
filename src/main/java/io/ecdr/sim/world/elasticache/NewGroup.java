package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.EngineVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.Tag;

/**
 * A group that has been asked for and may be made.
 *
 * @param id legal and free
 * @param shards in order
 * @param maxMemoryBytes that one node may fill
 * @param seeds what it is to be filled with
 * @param about the part of its description that never depends on its state
 * @param aboutNodes the same for each of its nodes; without a replication group it is a single node
 */
public record NewGroup(
    String id,
    boolean clusterMode,
    EngineVersion version,
    List<ShardPlan> shards,
    long maxMemoryBytes,
    Seeds seeds,
    ReplicationGroup about,
    CacheCluster aboutNodes,
    List<Tag> tags) {

  public NewGroup {
    shards = List.copyOf(shards);
    tags = List.copyOf(tags);
  }

  /**
   * A shard to be made.
   *
   * @param slots empty without cluster mode
   * @param zones one per node, the primary's first
   */
  public record ShardPlan(String id, String slots, List<String> zones) {
    public ShardPlan {
      zones = List.copyOf(zones);
    }
  }

  /**
   * What a group is filled with.
   *
   * @param files fails with {@link SeedUnreadable} when they cannot be read
   * @param snapshot the snapshot they are from, which is {@code restoring} meanwhile
   */
  public record Seeds(
      boolean given, CompletableFuture<List<Blob>> files, Optional<SeedSource> snapshot) {

    /** An empty group. */
    public static Seeds none() {
      return new Seeds(false, CompletableFuture.completedFuture(List.of()), Optional.empty());
    }

    /** Files out of S3. */
    public static Seeds of(CompletableFuture<List<Blob>> files) {
      return new Seeds(true, files, Optional.empty());
    }

    /** A snapshot's files. */
    public static Seeds of(StoredSnapshot snapshot) {
      var files = snapshot.parts().stream().map(StoredSnapshot.Part::file).toList();
      return new Seeds(true, CompletableFuture.completedFuture(files), Optional.of(snapshot));
    }

    /** The file of a snapshot of a serverless cache. */
    public static Seeds of(ServerlessSnapshot snapshot) {
      return new Seeds(
          true,
          CompletableFuture.completedFuture(List.of(snapshot.file().orElseThrow())),
          Optional.of(snapshot));
    }

    /** Bytes of the files, for how long it takes; 0 when they cannot be read. */
    long bytes() {
      return files.isCompletedExceptionally()
          ? 0
          : files.join().stream().mapToLong(Blob::size).sum();
    }
  }
}
