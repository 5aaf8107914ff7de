package io.ecdr.model;

import java.util.Optional;

/** What a command that changes something was asked to do. Saved with its plan, to plan it again. */
public sealed interface ChangeRequest
    permits AutomaticRequest,
        BackupRequest,
        CopyRequest,
        BucketRequest,
        DeleteRequest,
        DrillCleanupRequest,
        DrillRestoreRequest,
        DrillSwitchoverRequest,
        EvacuateRequest,
        FenceRequest,
        MarkRequest,
        PruneRequest,
        RescueRequest,
        RestoreRequest,
        RoleChangeRequest,
        StandbyCreateRequest,
        StandbyRebuildRequest,
        StandbyRemoveRequest,
        VerifyRequest {

  /** Where it takes the primary to be; empty when it does not say, or changes no roles. */
  default Optional<Region> expectPrimary() {
    return Optional.empty();
  }
}
