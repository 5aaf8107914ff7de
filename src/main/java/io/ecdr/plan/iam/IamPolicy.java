package io.ecdr.plan.iam;

import io.ecdr.model.AccountId;
import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BucketRequest;
import io.ecdr.model.ChangeRequest;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.DeleteRequest;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.MarkRequest;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.Publication;
import io.ecdr.model.Region;
import io.ecdr.model.RescueRequest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RoleChangeRequest;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.StandbyRebuildRequest;
import io.ecdr.model.StandbyRemoveRequest;
import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.SavedPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The least that the caller must be allowed, for one plan or one command: each call it may send,
 * with its survey, every rung of its ladders, its waiting, the Events that tell why something
 * failed, and going on after it was cut off; and what services need besides.
 *
 * @param account whose resources these are
 * @param permissions by Region, ecdr's own first
 */
public record IamPolicy(AccountId account, List<Permission> permissions) {

  /** A managed policy has at most so many characters without blanks (IAM:reference_iam-quotas). */
  public static final int LARGEST = 6_144;

  public IamPolicy {
    Objects.requireNonNull(account, "account");
    permissions = List.copyOf(permissions);
  }

  /** For a saved plan, with its real names: to apply it, and to resume it. */
  public static IamPolicy of(SavedPlan saved) {
    return of(saved, Map.of());
  }

  /**
   * The same where machines share locks and operations.
   *
   * @param locks the buckets that keep them, by Region
   */
  public static IamPolicy of(SavedPlan saved, Map<Region, String> locks) {
    var sends = new Sends(saved.plan().account());
    collect(saved, saved.request(), sends);
    locks.forEach((region, bucket) -> sends.shared(region, bucket, saved.plan().id()));
    if (saved.request() instanceof RoleChangeRequest
        || saved.request() instanceof DrillSwitchoverRequest
        || saved.request() instanceof EvacuateRequest) {
      locks.forEach(sends::roleNotes);
    }
    return new IamPolicy(sends.account(), sends.permissions());
  }

  private static void collect(SavedPlan saved, ChangeRequest request, Sends sends) {
    if (request instanceof BackupRequest backup) {
      BackupSends.of(saved, backup, sends);
    } else if (request instanceof BucketRequest bucket) {
      BucketSends.of(saved, bucket, sends);
    } else if (request instanceof AutomaticRequest automatic) {
      AutomaticSends.of(saved, automatic, sends);
    } else if (request instanceof CopyRequest copy) {
      CopySends.of(saved, copy, sends);
    } else if (request instanceof MarkRequest) {
      PruneSends.marks(saved, sends);
    } else if (request instanceof DeleteRequest delete) {
      PruneSends.of(saved, delete, sends);
    } else if (request instanceof PruneRequest prune) {
      PruneSends.of(saved, prune, sends);
    } else if (request instanceof FenceRequest fence) {
      FenceSends.of(saved, fence, sends);
    } else if (request instanceof RescueRequest rescue) {
      RescueSends.of(saved, rescue, sends);
    } else if (request instanceof VerifyRequest verify) {
      VerifySends.of(saved, verify, sends);
    } else if (request instanceof DrillRestoreRequest drill) {
      DrillSends.of(saved, drill, sends);
    } else if (request instanceof DrillSwitchoverRequest drill) {
      DrillSends.of(saved, drill, sends);
    } else if (request instanceof DrillCleanupRequest cleanup) {
      DrillSends.of(saved, cleanup, sends);
    } else if (request instanceof EvacuateRequest evacuate) {
      EvacuateSends.of(saved, evacuate, sends);
    } else if (request instanceof RestoreRequest restore) {
      RestoreSends.of(saved, restore, sends);
    } else if (request instanceof StandbyCreateRequest standby) {
      StandbySends.of(saved, standby, sends);
    } else if (request instanceof StandbyRebuildRequest rebuild) {
      RemoveSends.of(saved, rebuild, sends);
    } else if (request instanceof StandbyRemoveRequest) {
      RemoveSends.of(saved, sends);
    } else if (request instanceof FailbackRequest failback) {
      HomeSends.of(saved, failback, sends);
    } else {
      RoleSends.of(saved, request, sends);
    }
  }

  /** For a command, before there is a plan. */
  public static IamPolicy of(Scope scope) {
    return of(scope, Map.of());
  }

  /**
   * The same where machines share locks and operations; a command that only reads takes none, and
   * {@code status} reads there when roles were changed last.
   *
   * @param locks the buckets that keep them, by Region
   */
  public static IamPolicy of(Scope scope, Map<Region, String> locks) {
    return of(scope, List.of(), locks);
  }

  /**
   * The same with places that are told the new endpoint.
   *
   * @throws IllegalArgumentException when that command publishes nothing
   */
  public static IamPolicy of(Scope scope, List<Publication> publish, Map<Region, String> locks) {
    var sends = new Sends(scope.account());
    switch (scope.verb()) {
      case ASSESS -> AssessSends.of(scope, sends);
      case BACKUP_AUTOMATIC -> AutomaticSends.of(scope, sends);
      case BACKUP_BUCKET -> BucketSends.of(scope, sends);
      case BACKUP_COPY -> CopySends.of(scope, sends);
      case BACKUP_CREATE -> BackupSends.of(scope, sends);
      case CHECK -> CheckSends.of(scope, sends);
      case CHECK_ACTIVE -> CheckSends.active(scope, sends);
      case BACKUP_INSPECT -> VerifySends.inspect(scope, sends);
      case BACKUP_VERIFY -> VerifySends.of(scope, sends);
      case BACKUP_LIST, BACKUP_SHOW -> RestoreSends.catalogue(scope, sends);
      case BACKUP_ACCEPT, BACKUP_KEEP, BACKUP_RELEASE, BACKUP_RETIRE ->
          PruneSends.marks(scope, sends);
      case BACKUP_PRUNE, BACKUP_DELETE -> PruneSends.of(scope, sends);
      case DRILL_SWITCHOVER -> DrillSends.switchover(scope, sends);
      case DRILL_RESTORE -> DrillSends.restore(scope, sends);
      case DRILL_CLEANUP -> DrillSends.cleanup(scope, sends);
      case RESTORE -> RestoreSends.of(scope, sends);
      case RESTORE_SERVERLESS -> ServerlessSends.of(scope, sends);
      case STANDBY_CREATE -> StandbySends.of(scope, sends);
      case STANDBY_REBUILD -> RemoveSends.rebuild(scope, sends);
      case STANDBY_REMOVE -> RemoveSends.of(scope, sends);
      case FAILBACK -> HomeSends.of(scope, sends);
      case FAILBACK_DETACHED -> HomeSends.detached(scope, sends);
      case FAILBACK_RESTORED -> HomeSends.restored(scope, sends);
      case FENCE -> FenceSends.of(scope, sends);
      case RESCUE_COMPARE -> RescueSends.compare(scope, sends);
      case RESCUE -> RescueSends.of(scope, sends);
      case SWITCHOVER, FAILOVER, DETACH -> RoleSends.of(scope, sends);
      case EVACUATE -> EvacuateSends.of(scope, sends);
      case STATUS -> StatusSends.of(scope, sends);
    }
    PublishSends.of(scope, publish, sends);
    if (scope.verb().changes()) {
      locks.forEach((region, bucket) -> sends.shared(region, bucket, Arns.ANY));
    }
    switch (scope.verb()) {
      case SWITCHOVER,
          FAILOVER,
          FAILBACK,
          FAILBACK_DETACHED,
          FAILBACK_RESTORED,
          DETACH,
          EVACUATE,
          DRILL_SWITCHOVER ->
          locks.forEach(sends::roleNotes);
      case STATUS -> locks.forEach(sends::roleNotesRead);
      default -> {}
    }
    return new IamPolicy(sends.account(), sends.permissions());
  }

  /** The statements of its document, in a stable order. */
  public List<Statement> statements() {
    return Statement.of(permissions);
  }
}
