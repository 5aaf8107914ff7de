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
import software.amazon.awssdk.services.elasticache.model.DeleteServerlessCacheRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteServerlessCacheResponse;

/** Ends a serverless cache, after a final snapshot if one is named (API:DeleteServerlessCache). */
public final class DeleteServerlessCache
    implements Action<DeleteServerlessCacheRequest, DeleteServerlessCacheResponse> {

  @Override
  public DeleteServerlessCacheResponse answer(
      DeleteServerlessCacheRequest request, Caller caller, World world) {
    Simulated.only(request, "ServerlessCacheName", "FinalSnapshotName");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    Serverless cache =
        estate.serverless(Names.required("ServerlessCacheName", request.serverlessCacheName()));
    if (!cache.life().can(ServerlessLife.On.DELETE)) {
      throw Refusals.serverlessState(cache);
    }
    Optional<String> last =
        Optional.ofNullable(request.finalSnapshotName())
            .map(name -> ServerlessRules.freeSnapshotName("FinalSnapshotName", name, estate));
    last.ifPresent(name -> ServerlessRules.requireSnapshots(cache, service.time().now()));
    service.serverless().delete(cache, last);
    return DeleteServerlessCacheResponse.builder().serverlessCache(cache.describe()).build();
  }
}
