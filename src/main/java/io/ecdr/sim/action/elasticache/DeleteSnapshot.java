package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.SnapshotDescriptions;
import io.ecdr.sim.world.elasticache.SnapshotLife;
import io.ecdr.sim.world.elasticache.StoredSnapshot;
import software.amazon.awssdk.services.elasticache.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteSnapshotResponse;

/** Deletes a snapshot, manual or automatic (API:DeleteSnapshot). */
public final class DeleteSnapshot implements Action<DeleteSnapshotRequest, DeleteSnapshotResponse> {

  @Override
  public DeleteSnapshotResponse answer(DeleteSnapshotRequest request, Caller caller, World world) {
    Simulated.only(request, "SnapshotName");
    Estate estate = world.elasticache().estate(caller);
    StoredSnapshot snapshot =
        estate.snapshot(Names.required("SnapshotName", request.snapshotName()));
    if (!snapshot.life().can(SnapshotLife.On.DELETE)) {
      throw Refusals.snapshotState(snapshot.name(), snapshot.life().state());
    }
    world.elasticache().snapshots().delete(snapshot);
    return DeleteSnapshotResponse.builder()
        .snapshot(SnapshotDescriptions.describe(snapshot, false))
        .build();
  }
}
