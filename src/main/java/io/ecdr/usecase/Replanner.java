package io.ecdr.usecase;

import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BucketRequest;
import io.ecdr.model.ChangeRequest;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.DeleteRequest;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.MarkRequest;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.RescueRequest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.StandbyRebuildRequest;
import io.ecdr.model.StandbyRemoveRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.VerifyRequest;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import java.util.Objects;

/** Finds the verb of a request and plans it anew. */
public final class Replanner implements Replanning {

  private final Surveyor surveyor;
  private final Operations operations;
  private final Locks locks;
  private final String toolVersion;

  /**
   * @param operations the journals that tell what is ours
   * @param locks tell who is at work
   * @param toolVersion the version of ecdr, for the plans
   */
  public Replanner(Surveyor surveyor, Operations operations, Locks locks, String toolVersion) {
    this.locks = Objects.requireNonNull(locks, "locks");
    this.operations = Objects.requireNonNull(operations, "operations");
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  @Override
  public Planned plan(ChangeRequest request, String id) {
    if (request instanceof BackupRequest backup) {
      return new BackupCreate(surveyor, () -> id, toolVersion).plan(backup);
    }
    if (request instanceof AutomaticRequest automatic) {
      return new BackupAutomatic(surveyor, () -> id, toolVersion).plan(automatic);
    }
    if (request instanceof BucketRequest bucket) {
      return new BucketSetUp(surveyor, () -> id, toolVersion).plan(bucket);
    }
    if (request instanceof CopyRequest copy) {
      return new BackupCopy(surveyor, () -> id, toolVersion).plan(copy);
    }
    if (request instanceof MarkRequest mark) {
      return new BackupMark(surveyor, () -> id, toolVersion).plan(mark);
    }
    if (request instanceof DeleteRequest delete) {
      return new BackupDelete(surveyor, operations, () -> id, toolVersion).plan(delete);
    }
    if (request instanceof PruneRequest prune) {
      return new BackupPrune(surveyor, operations, () -> id, toolVersion).plan(prune);
    }
    if (request instanceof DrillRestoreRequest drill) {
      return new DrillRestore(surveyor, () -> id, toolVersion).plan(drill);
    }
    if (request instanceof DrillSwitchoverRequest drill) {
      return new DrillSwitchover(surveyor, () -> id, toolVersion).plan(drill);
    }
    if (request instanceof DrillCleanupRequest cleanup) {
      return new DrillCleanup(surveyor, operations, locks, () -> id, toolVersion).plan(cleanup);
    }
    if (request instanceof EvacuateRequest evacuate) {
      return new Evacuate(surveyor, operations, () -> id, toolVersion).plan(evacuate);
    }
    if (request instanceof RestoreRequest restore) {
      return new Restore(surveyor, () -> id, toolVersion).plan(restore);
    }
    if (request instanceof StandbyCreateRequest standby) {
      return new StandbyCreate(surveyor, () -> id, toolVersion).plan(standby);
    }
    if (request instanceof StandbyRebuildRequest rebuild) {
      return new StandbyRebuild(surveyor, () -> id, toolVersion).plan(rebuild);
    }
    if (request instanceof StandbyRemoveRequest remove) {
      return new StandbyRemove(surveyor, () -> id, toolVersion).plan(remove);
    }
    if (request instanceof FenceRequest fence) {
      return new Fence(surveyor, operations, () -> id, toolVersion).plan(fence);
    }
    if (request instanceof RescueRequest rescue) {
      return new Rescue(surveyor, () -> id, toolVersion).plan(rescue);
    }
    if (request instanceof VerifyRequest verify) {
      return new BackupVerify(surveyor, operations, () -> id, toolVersion).plan(verify);
    }
    if (request instanceof SwitchoverRequest switchover) {
      return new Switchover(surveyor, () -> id, toolVersion).plan(switchover);
    }
    if (request instanceof FailbackRequest failback) {
      return new Failback(surveyor, operations, () -> id, toolVersion).plan(failback);
    }
    return request instanceof FailoverRequest failover
        ? new Failover(surveyor, () -> id, toolVersion).plan(failover)
        : new Detach(surveyor, () -> id, toolVersion).plan((DetachRequest) request);
  }
}
