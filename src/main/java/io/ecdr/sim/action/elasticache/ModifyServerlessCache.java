package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.Serverless;
import io.ecdr.sim.world.elasticache.ServerlessLife;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.ModifyServerlessCacheRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyServerlessCacheResponse;
import software.amazon.awssdk.services.elasticache.model.ServerlessCache;

/**
 * Changes a serverless cache's settings (API:ModifyServerlessCache): description, backups, security
 * groups, user group, limits as they are told. It is {@code MODIFYING} for a while. Its engine is
 * refused by name.
 */
public final class ModifyServerlessCache
    implements Action<ModifyServerlessCacheRequest, ModifyServerlessCacheResponse> {

  @Override
  public ModifyServerlessCacheResponse answer(
      ModifyServerlessCacheRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "ServerlessCacheName",
        "Description",
        "RemoveUserGroup",
        "UserGroupId",
        "SecurityGroupIds",
        "SnapshotRetentionLimit",
        "DailySnapshotTime");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    Serverless cache =
        estate.serverless(Names.required("ServerlessCacheName", request.serverlessCacheName()));
    Windows.retention(request.snapshotRetentionLimit());
    if (request.userGroupId() != null) {
      estate.users().group(request.userGroupId());
    }
    if (!cache.life().can(ServerlessLife.On.MODIFY)) {
      throw Refusals.serverlessState(cache);
    }
    service.serverless().modify(cache, about -> changed(about, request));
    return ModifyServerlessCacheResponse.builder().serverlessCache(cache.describe()).build();
  }

  private static ServerlessCache changed(
      ServerlessCache about, ModifyServerlessCacheRequest request) {
    var next = about.toBuilder();
    Optional.ofNullable(request.description()).ifPresent(next::description);
    Optional.ofNullable(request.snapshotRetentionLimit()).ifPresent(next::snapshotRetentionLimit);
    Optional.ofNullable(request.dailySnapshotTime()).ifPresent(next::dailySnapshotTime);
    Optional.ofNullable(request.userGroupId()).ifPresent(next::userGroupId);
    if (request.hasSecurityGroupIds()) {
      next.securityGroupIds(request.securityGroupIds());
    }
    if (Boolean.TRUE.equals(request.removeUserGroup())) {
      next.userGroupId(null);
    }
    return next.build();
  }
}
