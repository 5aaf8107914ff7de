package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.GlobalIds;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.GroupLife;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import software.amazon.awssdk.services.elasticache.model.CreateGlobalReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateGlobalReplicationGroupResponse;

/**
 * Makes a global datastore around a replication group, which becomes its primary
 * (API:CreateGlobalReplicationGroup).
 */
public final class CreateGlobalReplicationGroup
    implements Action<CreateGlobalReplicationGroupRequest, CreateGlobalReplicationGroupResponse> {

  @Override
  public CreateGlobalReplicationGroupResponse answer(
      CreateGlobalReplicationGroupRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "GlobalReplicationGroupIdSuffix",
        "GlobalReplicationGroupDescription",
        "PrimaryReplicationGroupId");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    String suffix =
        Names.identifier(
            "GlobalReplicationGroupIdSuffix",
            request.globalReplicationGroupIdSuffix(),
            Names.SHORT);
    Group primary =
        estate.group(
            Names.required("PrimaryReplicationGroupId", request.primaryReplicationGroupId()));
    String id = GlobalIds.of(estate.region(), suffix);
    if (service.globals().find(caller.account(), id).isPresent()) {
      throw Refusals.bad(
          "GlobalReplicationGroupAlreadyExistsFault",
          "Global replication group " + id + " already exists.");
    }
    GlobalRules.requireNoMember(primary, service);
    if (!primary.life().is(GroupLife.State.AVAILABLE)) {
      throw Refusals.groupState(
          "Replication group %s is not in available state: %s."
              .formatted(primary.id(), primary.life().state()));
    }
    GlobalRules.requireFit(primary);
    service.globals().create(id, request.globalReplicationGroupDescription(), primary);
    return CreateGlobalReplicationGroupResponse.builder()
        .globalReplicationGroup(GlobalRules.shown(estate, id, true))
        .build();
  }
}
