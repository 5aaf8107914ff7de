package io.ecdr.cli;

import io.ecdr.model.DetachRequest;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.StandbyRebuildRequest;
import io.ecdr.model.StandbyRemoveRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.usecase.Planning;

/** The verbs behind the commands that make standbys, change roles, and rehearse. */
public interface RoleDoors {

  /** Planning of {@code standby create}. */
  Planning<StandbyCreateRequest> standbyCreate(Settings settings);

  /** Planning of {@code standby rebuild}. */
  Planning<StandbyRebuildRequest> standbyRebuild(Settings settings);

  /** Planning of {@code standby remove}. */
  Planning<StandbyRemoveRequest> standbyRemove(Settings settings);

  /** Planning of {@code switchover}. */
  Planning<SwitchoverRequest> switchover(Settings settings);

  /** Planning of {@code failover}. */
  Planning<FailoverRequest> failover(Settings settings);

  /** Planning of {@code detach}. */
  Planning<DetachRequest> detach(Settings settings);

  /** Planning of {@code failback}. */
  Planning<FailbackRequest> failback(Settings settings);

  /** Planning of {@code evacuate}. */
  Planning<EvacuateRequest> evacuate(Settings settings);

  /** Planning of {@code fence}. */
  Planning<FenceRequest> fence(Settings settings);

  /** Planning of {@code drill restore}. */
  Planning<DrillRestoreRequest> drillRestore(Settings settings);

  /** Planning of {@code drill switchover}. */
  Planning<DrillSwitchoverRequest> drillSwitchover(Settings settings);

  /** Planning of {@code drill cleanup}. */
  Planning<DrillCleanupRequest> drillCleanup(Settings settings);
}
