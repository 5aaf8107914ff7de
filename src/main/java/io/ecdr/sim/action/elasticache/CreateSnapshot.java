package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.GroupLife;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Node;
import io.ecdr.sim.world.elasticache.NodeLife;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.Shard;
import io.ecdr.sim.world.elasticache.SnapshotDescriptions;
import io.ecdr.sim.world.elasticache.Snapshots;
import io.ecdr.sim.world.elasticache.TagBook;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.CreateSnapshotResponse;

/**
 * Takes a manual snapshot (API:CreateSnapshot): of one node without cluster mode, of one node per
 * shard with it. A second one while the first runs is refused by the group's state (unsure).
 */
public final class CreateSnapshot implements Action<CreateSnapshotRequest, CreateSnapshotResponse> {

  @Override
  public CreateSnapshotResponse answer(CreateSnapshotRequest request, Caller caller, World world) {
    Simulated.only(
        request, "SnapshotName", "ReplicationGroupId", "CacheClusterId", "KmsKeyId", "Tags");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    Names.required("SnapshotName", request.snapshotName());
    if ((request.cacheClusterId() == null) == (request.replicationGroupId() == null)) {
      throw Refusals.combination(
          "Exactly one of CacheClusterId and ReplicationGroupId must be given.");
    }
    Group group = group(request, estate);
    Optional<Node> node = node(request, group, service.options());
    String name = SnapshotRules.freeName("SnapshotName", request.snapshotName(), estate);
    TagBook.check(request.tags());
    Windows.requireSnapshots(group.about().cacheNodeType());
    requireSettled(request, group, node);
    List<Node> read =
        node.map(List::of)
            .orElseGet(() -> group.shards().stream().map(Shard::bestForBackup).toList());
    SnapshotRules.requireQuota(group, read, service.time().now());
    var tags = request.hasTags() ? request.tags() : Snapshots.tagsOf(group);
    var snapshot =
        service
            .snapshots()
            .take(group, new Snapshots.Order(name, node, false, request.kmsKeyId(), tags));
    return CreateSnapshotResponse.builder()
        .snapshot(SnapshotDescriptions.describe(snapshot, false))
        .build();
  }

  private static Group group(CreateSnapshotRequest request, Estate estate) {
    if (request.replicationGroupId() != null) {
      return estate.group(request.replicationGroupId());
    }
    return estate
        .groupOfNode(request.cacheClusterId())
        .orElseThrow(() -> Refusals.noNode(request.cacheClusterId()));
  }

  /** The node that is asked for or chosen; empty with cluster mode. */
  private static Optional<Node> node(CreateSnapshotRequest request, Group group, Options options) {
    if (request.cacheClusterId() != null) {
      if (group.clusterMode()) {
        throw Refusals.value(
            "Snapshots of a single node are not supported with cluster mode enabled: give ReplicationGroupId.");
      }
      return group.node(Names.lower(request.cacheClusterId()));
    }
    if (group.clusterMode()) {
      return Optional.empty();
    }
    if (options.groupIdOnDisabled() == Options.Choice.REFUSE) {
      throw Refusals.combination(
          "With cluster mode disabled give CacheClusterId, not ReplicationGroupId.");
    }
    return Optional.of(group.shards().get(0).bestForBackup());
  }

  private static void requireSettled(
      CreateSnapshotRequest request, Group group, Optional<Node> node) {
    List<Node> nodes = node.map(List::of).orElseGet(group::nodes);
    boolean nodesSettled = nodes.stream().allMatch(each -> each.life().can(NodeLife.On.SNAPSHOT));
    if (group.life().can(GroupLife.On.SNAPSHOT) && nodesSettled) {
      return;
    }
    if (request.cacheClusterId() != null) {
      throw Refusals.nodeState(
          "Cache cluster %s is not in available state: %s, its replication group is %s."
              .formatted(nodes.get(0).id(), nodes.get(0).life().state(), group.life().state()));
    }
    throw Refusals.groupState(
        "Replication group %s is not in available state: %s."
            .formatted(group.id(), group.life().state()));
  }
}
