package io.ecdr.app;

import io.ecdr.cli.RoleDoors;
import io.ecdr.cli.Settings;
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
import io.ecdr.usecase.Detach;
import io.ecdr.usecase.DrillCleanup;
import io.ecdr.usecase.DrillRestore;
import io.ecdr.usecase.DrillSwitchover;
import io.ecdr.usecase.Evacuate;
import io.ecdr.usecase.Experienced;
import io.ecdr.usecase.Failback;
import io.ecdr.usecase.Failover;
import io.ecdr.usecase.Fence;
import io.ecdr.usecase.Planning;
import io.ecdr.usecase.StandbyCreate;
import io.ecdr.usecase.StandbyRebuild;
import io.ecdr.usecase.StandbyRemove;
import io.ecdr.usecase.Switchover;

/** Makes the verbs that make standbys, change roles, and rehearse. */
interface RoleWiring extends RoleDoors, Parts {

  @Override
  default Planning<StandbyCreateRequest> standbyCreate(Settings settings) {
    return learned(settings, StandbyCreate::new);
  }

  @Override
  default Planning<StandbyRebuildRequest> standbyRebuild(Settings settings) {
    return learned(settings, StandbyRebuild::new);
  }

  @Override
  default Planning<StandbyRemoveRequest> standbyRemove(Settings settings) {
    return learned(settings, StandbyRemove::new);
  }

  @Override
  default Planning<SwitchoverRequest> switchover(Settings settings) {
    return learned(settings, Switchover::new);
  }

  @Override
  default Planning<FailoverRequest> failover(Settings settings) {
    return learned(settings, Failover::new);
  }

  @Override
  default Planning<DetachRequest> detach(Settings settings) {
    return learned(settings, Detach::new);
  }

  @Override
  default Planning<FailbackRequest> failback(Settings settings) {
    return Experienced.of(remembering(settings, Failback::new), operations(settings));
  }

  @Override
  default Planning<EvacuateRequest> evacuate(Settings settings) {
    return remembering(settings, Evacuate::new);
  }

  @Override
  default Planning<FenceRequest> fence(Settings settings) {
    return remembering(settings, Fence::new);
  }

  @Override
  default Planning<DrillRestoreRequest> drillRestore(Settings settings) {
    return learned(settings, DrillRestore::new);
  }

  @Override
  default Planning<DrillSwitchoverRequest> drillSwitchover(Settings settings) {
    return learned(settings, DrillSwitchover::new);
  }

  @Override
  default Planning<DrillCleanupRequest> drillCleanup(Settings settings) {
    return new DrillCleanup(
        aws().surveyor(settings), operations(settings), state().locks(settings), ids(), version());
  }
}
