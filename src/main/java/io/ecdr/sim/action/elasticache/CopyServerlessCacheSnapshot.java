package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.ServerlessSnapshot;
import io.ecdr.sim.world.elasticache.ServerlessSnapshots;
import io.ecdr.sim.world.elasticache.TagBook;
import software.amazon.awssdk.services.elasticache.model.CopyServerlessCacheSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.CopyServerlessCacheSnapshotResponse;

/** Copies a serverless snapshot within the Region (API:CopyServerlessCacheSnapshot). */
public final class CopyServerlessCacheSnapshot
    implements Action<CopyServerlessCacheSnapshotRequest, CopyServerlessCacheSnapshotResponse> {

  @Override
  public CopyServerlessCacheSnapshotResponse answer(
      CopyServerlessCacheSnapshotRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "SourceServerlessCacheSnapshotName",
        "TargetServerlessCacheSnapshotName",
        "KmsKeyId",
        "Tags");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    Names.required(
        "TargetServerlessCacheSnapshotName", request.targetServerlessCacheSnapshotName());
    ServerlessSnapshot source =
        estate.serverlessSnapshot(
            Names.required(
                "SourceServerlessCacheSnapshotName", request.sourceServerlessCacheSnapshotName()));
    String name =
        ServerlessRules.freeSnapshotName(
            "TargetServerlessCacheSnapshotName",
            request.targetServerlessCacheSnapshotName(),
            estate);
    TagBook.check(request.tags());
    ServerlessRules.requireAvailable(source);
    var tags = request.hasTags() ? request.tags() : estate.tags().of(source.arn());
    var order = new ServerlessSnapshots.Order(name, request.kmsKeyId(), tags);
    return CopyServerlessCacheSnapshotResponse.builder()
        .serverlessCacheSnapshot(service.serverlessSnapshots().copy(source, order).describe())
        .build();
  }
}
