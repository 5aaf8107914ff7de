package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.GlobalGroup;
import io.ecdr.sim.world.elasticache.GlobalLife;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import software.amazon.awssdk.services.elasticache.model.DisassociateGlobalReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DisassociateGlobalReplicationGroupResponse;

/**
 * Parts a secondary from its datastore; it stays as a group of its own that takes writes
 * (API:DisassociateGlobalReplicationGroup). A promotion that waits for a dark Region is given up
 * for it (unsure).
 */
public final class DisassociateGlobalReplicationGroup
    implements Action<
        DisassociateGlobalReplicationGroupRequest, DisassociateGlobalReplicationGroupResponse> {

  @Override
  public DisassociateGlobalReplicationGroupResponse answer(
      DisassociateGlobalReplicationGroupRequest request, Caller caller, World world) {
    Simulated.only(
        request, "GlobalReplicationGroupId", "ReplicationGroupId", "ReplicationGroupRegion");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    GlobalGroup datastore = GlobalRules.known(service, estate, request.globalReplicationGroupId());
    var member =
        GlobalRules.member(
            datastore,
            Names.required("ReplicationGroupRegion", request.replicationGroupRegion()),
            Names.required("ReplicationGroupId", request.replicationGroupId()));
    if (member.primary()) {
      throw Refusals.value(
          "Replication group %s is the primary of %s and cannot be disassociated."
              .formatted(member.group().id(), datastore.id()));
    }
    boolean may = datastore.promoting().isPresent() || datastore.life().can(GlobalLife.On.MODIFY);
    if (!may || !member.associated()) {
      throw Refusals.globalState(
          "Global replication group %s is not in available state: %s."
              .formatted(datastore.id(), datastore.life().state()));
    }
    service.globals().disassociate(datastore, member);
    return DisassociateGlobalReplicationGroupResponse.builder()
        .globalReplicationGroup(GlobalRules.shown(estate, datastore.id(), true))
        .build();
  }
}
