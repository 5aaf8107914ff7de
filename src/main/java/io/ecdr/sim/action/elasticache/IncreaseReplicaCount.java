package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.GroupDescriptions;
import io.ecdr.sim.world.elasticache.GroupLife;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import software.amazon.awssdk.services.elasticache.model.IncreaseReplicaCountRequest;
import software.amazon.awssdk.services.elasticache.model.IncreaseReplicaCountResponse;

/**
 * Adds replicas to every shard of a group, of a member of a global datastore too
 * (API:IncreaseReplicaCount; seen: TFPR#20111).
 */
public final class IncreaseReplicaCount
    implements Action<IncreaseReplicaCountRequest, IncreaseReplicaCountResponse> {

  @Override
  public IncreaseReplicaCountResponse answer(
      IncreaseReplicaCountRequest request, Caller caller, World world) {
    Estate estate = world.elasticache().estate(caller);
    Group group = estate.group(Names.required("ReplicationGroupId", request.replicationGroupId()));
    Simulated.only(request, "ReplicationGroupId", "NewReplicaCount", "ApplyImmediately");
    if (!Boolean.TRUE.equals(request.applyImmediately())) {
      throw Refusals.value("ApplyImmediately=False is not currently supported.");
    }
    if (request.newReplicaCount() == null) {
      throw Refusals.combination("NewReplicaCount or ReplicaConfiguration must be given.");
    }
    int replicas = request.newReplicaCount();
    if (!group.life().can(GroupLife.On.MODIFY)) {
      throw Refusals.groupState(
          "Replication group %s is not in available state: %s."
              .formatted(group.id(), group.life().state()));
    }
    requireMore(group, replicas);
    var layout =
        group.shards().stream().mapToInt(s -> Math.max(0, replicas + 1 - s.nodes().size()));
    GroupLayout.requireRoom(group, layout.sum(), world.ground().quotas());
    if (!group.running().map(RunningGroup::canGrow).orElse(false)) {
      throw Refusals.value(
          "Adding replicas with cluster mode enabled is not simulated by this engine.");
    }
    world.elasticache().growth().to(group, replicas);
    return IncreaseReplicaCountResponse.builder()
        .replicationGroup(GroupDescriptions.describe(group))
        .build();
  }

  private static void requireMore(Group group, int replicas) {
    if (replicas < 1 || replicas > GroupLayout.MOST_REPLICAS) {
      throw Refusals.value("A node group has 0 to 5 replicas, not " + replicas + ".");
    }
    if (group.shards().stream().noneMatch(shard -> shard.nodes().size() <= replicas)) {
      throw Refusals.value("NewReplicaCount must be greater than the current number of replicas.");
    }
  }
}
