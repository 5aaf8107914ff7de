package io.ecdr.model;

/** What a command that changes something was asked to do. Saved with its plan, to plan it again. */
public sealed interface ChangeRequest
    permits BackupRequest,
        DetachRequest,
        FailoverRequest,
        RestoreRequest,
        StandbyCreateRequest,
        SwitchoverRequest {}
