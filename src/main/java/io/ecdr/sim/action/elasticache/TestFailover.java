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
import io.ecdr.sim.world.elasticache.Shard;
import software.amazon.awssdk.services.elasticache.model.TestFailoverRequest;
import software.amazon.awssdk.services.elasticache.model.TestFailoverResponse;

/** Makes a replica the primary of its shard, as when the primary was lost (API:TestFailover). */
public final class TestFailover implements Action<TestFailoverRequest, TestFailoverResponse> {

  @Override
  public TestFailoverResponse answer(TestFailoverRequest request, Caller caller, World world) {
    Estate estate = world.elasticache().estate(caller);
    Group group = estate.group(Names.required("ReplicationGroupId", request.replicationGroupId()));
    Simulated.only(request, "ReplicationGroupId", "NodeGroupId");
    var shard = shard(group, Names.required("NodeGroupId", request.nodeGroupId()));
    var failovers = world.elasticache().failovers();
    if (group.life().state() != GroupLife.State.AVAILABLE || failovers.underWay(group)) {
      throw Refusals.groupState(
          "Replication group %s is %s, or a failover of it is under way."
              .formatted(group.id(), group.life().state()));
    }
    if (shard.nodes().size() < 2) {
      throw Refusals.value("Node group " + shard.id() + " has no replica.");
    }
    if (!group.running().map(RunningGroup::canFailOver).orElse(false)) {
      throw Refusals.value("A failover within a Region is not simulated by this engine.");
    }
    failovers.begin(group, shard.id());
    return TestFailoverResponse.builder()
        .replicationGroup(GroupDescriptions.describe(group))
        .build();
  }

  private static Shard shard(Group group, String id) {
    return group.shards().stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusals.noShard(id));
  }
}
