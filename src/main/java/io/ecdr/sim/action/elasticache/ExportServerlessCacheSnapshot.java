package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.ServerlessSnapshot;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.ExportServerlessCacheSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.ExportServerlessCacheSnapshotResponse;

/**
 * Exports a serverless snapshot to S3 (API:ExportServerlessCacheSnapshot): no name can be given for
 * the file. Refusals about the bucket are those of CopySnapshot (unsure).
 */
public final class ExportServerlessCacheSnapshot
    implements Action<ExportServerlessCacheSnapshotRequest, ExportServerlessCacheSnapshotResponse> {

  @Override
  public ExportServerlessCacheSnapshotResponse answer(
      ExportServerlessCacheSnapshotRequest request, Caller caller, World world) {
    Simulated.only(request, "ServerlessCacheSnapshotName", "S3BucketName");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    String bucket = Names.required("S3BucketName", request.s3BucketName());
    ServerlessSnapshot snapshot =
        estate.serverlessSnapshot(
            Names.required("ServerlessCacheSnapshotName", request.serverlessCacheSnapshotName()));
    if (snapshot.engine().equals("memcached")) {
      // The API names Valkey and Redis OSS only, the guide Memcached as well (unsure).
      throw Refusals.value("Snapshots of serverless Memcached cannot be exported.");
    }
    ServerlessRules.requireAvailable(snapshot);
    var snapshots = service.serverlessSnapshots();
    service.exports().require(estate, bucket, List.of(snapshots.key(snapshot)));
    snapshots.export(snapshot, bucket);
    return ExportServerlessCacheSnapshotResponse.builder()
        .serverlessCacheSnapshot(snapshot.describe())
        .build();
  }
}
