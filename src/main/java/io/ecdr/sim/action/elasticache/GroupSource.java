package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.world.elasticache.Arns;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.NewGroup;
import io.ecdr.sim.world.elasticache.NodeTypes;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.SeedUnreadable;
import io.ecdr.sim.world.elasticache.ServerlessSnapshot;
import io.ecdr.sim.world.elasticache.StoredSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.NodeGroupConfiguration;

/**
 * What a new group is filled with (facts 4.1). That a file is not there or not readable shows later
 * and makes the group {@code create-failed}; only the form of its ARN is checked at once.
 */
record GroupSource(
    Optional<StoredSnapshot> snapshot,
    Optional<ServerlessSnapshot> serverless,
    List<Arns.S3Object> files) {

  GroupSource {
    files = List.copyOf(files);
  }

  static GroupSource read(CreateReplicationGroupRequest request, Estate estate) {
    long sources =
        Stream.of(request.snapshotName(), request.serverlessCacheSnapshotName())
                .filter(Objects::nonNull)
                .count()
            + (request.hasSnapshotArns() ? 1 : 0);
    if (sources > 1) {
      throw Refusals.combination(
          "Only one of SnapshotName, SnapshotArns and ServerlessCacheSnapshotName can be given.");
    }
    if (request.serverlessCacheSnapshotName() != null) {
      return of(estate.serverlessSnapshot(request.serverlessCacheSnapshotName()));
    }
    if (request.snapshotName() != null) {
      StoredSnapshot snapshot = estate.snapshot(request.snapshotName());
      if (!snapshot.canRestore()) {
        throw Refusals.snapshotState(snapshot.name(), snapshot.life().state());
      }
      return new GroupSource(Optional.of(snapshot), Optional.empty(), List.of());
    }
    return new GroupSource(
        Optional.empty(),
        Optional.empty(),
        request.snapshotArns().stream().map(GroupSource::file).toList());
  }

  /** Valkey and Redis OSS only (API:CreateReplicationGroup); the code is unsure. */
  private static GroupSource of(ServerlessSnapshot snapshot) {
    if (!snapshot.canRestore()) {
      throw Refusals.serverlessSnapshotState(snapshot);
    }
    return new GroupSource(Optional.empty(), Optional.of(snapshot), List.of());
  }

  private static Arns.S3Object file(String arn) {
    if (arn.contains(",")) {
      throw Refusals.value("The object name in SnapshotArns cannot contain a comma: " + arn);
    }
    return Arns.s3(arn)
        .orElseThrow(() -> Refusals.value("SnapshotArns is not the ARN of an S3 object: " + arn));
  }

  /** Whether there is anything to restore. */
  boolean given() {
    return snapshot.isPresent() || serverless.isPresent() || !files.isEmpty();
  }

  /** The engine that the keys are from, as far as the source itself tells. */
  Optional<String> engine() {
    return serverless.map(ServerlessSnapshot::engine);
  }

  /** Whether the source's shards own slots; serverless caches speak cluster mode. */
  boolean clusterMode() {
    return serverless.isPresent() || snapshot.map(StoredSnapshot::clusterMode).orElse(false);
  }

  /** Data tiering goes to data tiering and to nothing else (UG:backups). */
  void requireTier(GroupKind kind) {
    snapshot.ifPresent(
        from -> {
          boolean tiered = NodeTypes.tiered(from.about().cacheNodeType());
          if (tiered != NodeTypes.tiered(kind.nodeType())) {
            throw Refusals.combination(
                "A snapshot of %s cannot be restored to %s: data tiering differs."
                    .formatted(from.about().cacheNodeType(), kind.nodeType()));
          }
        });
  }

  /** Files into cluster mode need to be told the slots of every shard (TF#5510: seen). */
  void requireSlots(CreateReplicationGroupRequest request, boolean clusterMode) {
    boolean told =
        request.hasNodeGroupConfiguration()
            && request.nodeGroupConfiguration().stream()
                .map(NodeGroupConfiguration::slots)
                .allMatch(slots -> slots != null && !slots.isEmpty());
    if (!files.isEmpty() && clusterMode && !told) {
      throw Refusals.combination(
          "Slots must be provided when restoring from snapshot ARNs with cluster mode enabled");
    }
  }

  NewGroup.Seeds seeds(ElastiCache service, Estate estate) {
    if (snapshot.isPresent()) {
      return NewGroup.Seeds.of(snapshot.get());
    }
    if (serverless.isPresent()) {
      return NewGroup.Seeds.of(serverless.get());
    }
    if (files.isEmpty()) {
      return NewGroup.Seeds.none();
    }
    var blobs = new ArrayList<Blob>();
    try {
      files.forEach(file -> blobs.add(service.exports().seed(estate, file)));
    } catch (SeedUnreadable unreadable) {
      return NewGroup.Seeds.of(CompletableFuture.failedFuture(unreadable));
    }
    return NewGroup.Seeds.of(CompletableFuture.completedFuture(List.copyOf(blobs)));
  }
}
