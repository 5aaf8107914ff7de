package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Serverless;
import io.ecdr.sim.world.elasticache.ServerlessSnapshots;
import io.ecdr.sim.world.elasticache.TagBook;
import software.amazon.awssdk.services.elasticache.model.CreateServerlessCacheSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.CreateServerlessCacheSnapshotResponse;

/**
 * Takes a manual snapshot of a serverless cache (API:CreateServerlessCacheSnapshot); meanwhile no
 * other call on that cache is accepted (UG:backups). That tags are inherited as node based
 * snapshots inherit them is unsure.
 */
public final class CreateServerlessCacheSnapshot
    implements Action<CreateServerlessCacheSnapshotRequest, CreateServerlessCacheSnapshotResponse> {

  @Override
  public CreateServerlessCacheSnapshotResponse answer(
      CreateServerlessCacheSnapshotRequest request, Caller caller, World world) {
    Simulated.only(
        request, "ServerlessCacheSnapshotName", "ServerlessCacheName", "KmsKeyId", "Tags");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    Names.required("ServerlessCacheSnapshotName", request.serverlessCacheSnapshotName());
    Serverless cache =
        estate.serverless(Names.required("ServerlessCacheName", request.serverlessCacheName()));
    String name =
        ServerlessRules.freeSnapshotName(
            "ServerlessCacheSnapshotName", request.serverlessCacheSnapshotName(), estate);
    TagBook.check(request.tags());
    ServerlessRules.requireSnapshots(cache, service.time().now());
    var tags = request.hasTags() ? request.tags() : estate.tags().of(cache.arn());
    var order = new ServerlessSnapshots.Order(name, request.kmsKeyId(), tags);
    return CreateServerlessCacheSnapshotResponse.builder()
        .serverlessCacheSnapshot(service.serverlessSnapshots().take(cache, order).describe())
        .build();
  }
}
