package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupResponse;

/**
 * Deletes a subnet group that no replication group uses (API:DeleteCacheSubnetGroup). The service's
 * own is refused.
 */
public final class DeleteCacheSubnetGroup
    implements Action<DeleteCacheSubnetGroupRequest, DeleteCacheSubnetGroupResponse> {

  @Override
  public DeleteCacheSubnetGroupResponse answer(
      DeleteCacheSubnetGroupRequest request, Caller caller, World world) {
    Simulated.only(request, "CacheSubnetGroupName");
    Estate estate = world.elasticache().estate(caller);
    var group =
        estate.subnetGroup(Names.required("CacheSubnetGroupName", request.cacheSubnetGroupName()));
    String name = group.cacheSubnetGroupName();
    if (name.equals(ElastiCache.DEFAULT_SUBNET_GROUP)) {
      throw Refusals.value("The default subnet group cannot be deleted.");
    }
    if (!estate.groupsIn(name).isEmpty()) {
      throw Refusals.bad(
          "CacheSubnetGroupInUse", "Cache subnet group " + name + " is currently in use.");
    }
    estate.deleteSubnetGroup(group);
    return DeleteCacheSubnetGroupResponse.builder().build();
  }
}
