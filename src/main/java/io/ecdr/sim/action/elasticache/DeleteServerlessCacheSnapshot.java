package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.ServerlessSnapshot;
import io.ecdr.sim.world.elasticache.ServerlessSnapshotLife;
import software.amazon.awssdk.services.elasticache.model.DeleteServerlessCacheSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteServerlessCacheSnapshotResponse;

/** Deletes a serverless snapshot (API:DeleteServerlessCacheSnapshot). */
public final class DeleteServerlessCacheSnapshot
    implements Action<DeleteServerlessCacheSnapshotRequest, DeleteServerlessCacheSnapshotResponse> {

  @Override
  public DeleteServerlessCacheSnapshotResponse answer(
      DeleteServerlessCacheSnapshotRequest request, Caller caller, World world) {
    Simulated.only(request, "ServerlessCacheSnapshotName");
    Estate estate = world.elasticache().estate(caller);
    ServerlessSnapshot snapshot =
        estate.serverlessSnapshot(
            Names.required("ServerlessCacheSnapshotName", request.serverlessCacheSnapshotName()));
    if (!snapshot.life().can(ServerlessSnapshotLife.On.DELETE)) {
      throw Refusals.serverlessSnapshotState(snapshot);
    }
    world.elasticache().serverlessSnapshots().delete(snapshot);
    return DeleteServerlessCacheSnapshotResponse.builder()
        .serverlessCacheSnapshot(snapshot.describe())
        .build();
  }
}
