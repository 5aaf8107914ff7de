package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.GlobalGroup;
import io.ecdr.sim.world.elasticache.GlobalLife;
import io.ecdr.sim.world.elasticache.Refusals;
import software.amazon.awssdk.services.elasticache.model.DeleteGlobalReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteGlobalReplicationGroupResponse;

/**
 * Ends a global datastore that has no secondary left; its primary stays, whatever {@code
 * RetainPrimaryReplicationGroup} says (API:DeleteGlobalReplicationGroup). Text of the refusal:
 * TF#18533.
 */
public final class DeleteGlobalReplicationGroup
    implements Action<DeleteGlobalReplicationGroupRequest, DeleteGlobalReplicationGroupResponse> {

  @Override
  public DeleteGlobalReplicationGroupResponse answer(
      DeleteGlobalReplicationGroupRequest request, Caller caller, World world) {
    Simulated.only(request, "GlobalReplicationGroupId", "RetainPrimaryReplicationGroup");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    if (request.retainPrimaryReplicationGroup() == null) {
      throw Refusals.value("The parameter RetainPrimaryReplicationGroup must be provided.");
    }
    GlobalGroup datastore = GlobalRules.known(service, estate, request.globalReplicationGroupId());
    if (!datastore.life().can(GlobalLife.On.DELETE)) {
      throw Refusals.globalState(
          "Cannot delete a global replication group in %s state"
              .formatted(datastore.life().state()));
    }
    service.globals().delete(datastore);
    return DeleteGlobalReplicationGroupResponse.builder()
        .globalReplicationGroup(GlobalRules.shown(estate, datastore.id(), true))
        .build();
  }
}
