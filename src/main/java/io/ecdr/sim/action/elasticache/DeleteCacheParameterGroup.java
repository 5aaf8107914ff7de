package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.ParameterGroup;
import io.ecdr.sim.world.elasticache.Refusals;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupResponse;

/**
 * Deletes a parameter group that no replication group uses (API:DeleteCacheParameterGroup). The
 * service's own are refused.
 */
public final class DeleteCacheParameterGroup
    implements Action<DeleteCacheParameterGroupRequest, DeleteCacheParameterGroupResponse> {

  @Override
  public DeleteCacheParameterGroupResponse answer(
      DeleteCacheParameterGroupRequest request, Caller caller, World world) {
    Simulated.only(request, "CacheParameterGroupName");
    Estate estate = world.elasticache().estate(caller);
    ParameterGroup group =
        estate.parameterGroup(
            Names.required("CacheParameterGroupName", request.cacheParameterGroupName()));
    if (group.service() || estate.usesParameters(group.name())) {
      throw Refusals.bad(
          "InvalidCacheParameterGroupState",
          "The parameter group " + group.name() + " is a default one or in use.");
    }
    estate.deleteParameterGroup(group);
    return DeleteCacheParameterGroupResponse.builder().build();
  }
}
