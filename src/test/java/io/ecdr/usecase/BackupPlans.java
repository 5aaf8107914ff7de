package io.ecdr.usecase;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.BackupStages;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.DeleteRequest;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.Hooks;
import io.ecdr.model.KeepRules;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreAccess;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RestoreShape;
import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.Plan;
import io.ecdr.port.Operations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans of what is done with backups, as a user of the two Regions would have them made. */
final class BackupPlans {

  /** The one group of subnets. */
  static final RestorePlace PRIVATE =
      new RestorePlace(Optional.of("private"), List.of(), Optional.empty(), false);

  private final TwoRegions aws;

  BackupPlans(TwoRegions aws) {
    this.aws = aws;
  }

  Plan backup(String cache) {
    var request =
        new BackupRequest(
            cache, TwoRegions.HOME, TwoRegions.DR, "exports", "backups", "ecdr", Optional.empty());
    return TwoRegions.plan(new BackupCreate(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  /** One that does not go through the usual stages. */
  Plan backup(String cache, BackupStages stages) {
    var request =
        new BackupRequest(
            cache,
            TwoRegions.HOME,
            TwoRegions.DR,
            stages.export() ? "exports" : "",
            stages.copy() ? "backups" : "",
            "ecdr",
            Optional.empty(),
            Hooks.NONE,
            stages);
    return TwoRegions.plan(new BackupCreate(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  /** A copy of a backup in the TwoRegions.DR bucket to one at home. */
  Plan copy(String backup, String target) {
    return copy(backup, Optional.empty(), Optional.of("backups"), TwoRegions.HOME, target);
  }

  /** A copy of a snapshot to the TwoRegions.DR Region. */
  Plan copyOfSnapshot(String name, String target) {
    return copy(name, Optional.of("exports"), Optional.empty(), TwoRegions.DR, target);
  }

  private Plan copy(
      String source,
      Optional<String> exports,
      Optional<String> drBucket,
      Region region,
      String target) {
    var request =
        new CopyRequest(
            source,
            exports.map(b -> TwoRegions.HOME),
            exports,
            drBucket.map(b -> TwoRegions.DR),
            drBucket,
            "ecdr",
            List.of(new CopyRequest.Target(region, target)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return TwoRegions.plan(new BackupCopy(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  Plan verify(boolean deep, String... backups) {
    return TwoRegions.plan(verifying(deep, Optional.empty(), backups));
  }

  /** All backups, where none is named. */
  Planned verifying(boolean deep, Optional<Long> perDay, String... backups) {
    var request =
        new VerifyRequest(
            List.of(backups),
            backups.length == 0,
            deep,
            perDay,
            Optional.empty(),
            TwoRegions.DR,
            "backups",
            Optional.of("exports"),
            "ecdr",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new BackupVerify(aws.surveyor(), aws.operations, aws::nextId, "test").plan(request);
  }

  Plan prune(String cache, KeepRules rules) {
    var request =
        new PruneRequest(
            List.of(cache),
            TwoRegions.HOME,
            TwoRegions.DR,
            "backups",
            "ecdr",
            rules,
            Optional.empty());
    return TwoRegions.plan(
        new BackupPrune(aws.surveyor(), aws.operations, aws::nextId, "test").plan(request));
  }

  Planned deleting(String backup, int minRedundancy) {
    var request =
        new DeleteRequest(
            backup,
            Optional.empty(),
            TwoRegions.DR,
            "backups",
            "ecdr",
            minRedundancy,
            Optional.empty());
    return new BackupDelete(aws.surveyor(), aws.operations, aws::nextId, "test").plan(request);
  }

  /** Onto a node type of its own. */
  Plan restore(String backup, String as, String nodeType) {
    var request =
        RestoreRequest.of(backup, TwoRegions.DR, as, "backups")
            .with(PRIVATE)
            .with(
                new RestoreShape(
                    List.of(nodeType), Optional.empty(), Optional.empty(), Optional.empty()));
    return TwoRegions.plan(new Restore(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  Plan restore(String backup, String as) {
    var request = RestoreRequest.of(backup, TwoRegions.DR, as, "backups").with(PRIVATE);
    return TwoRegions.plan(new Restore(aws.surveyor(), aws::nextId, "test").plan(request));
  }

  /** Of a snapshot of the home Region, in that Region. */
  Planned restoreHere(String snapshot, String as, RestoreShape shape) {
    return restoreHere(snapshot, as, shape, PRIVATE, RestoreAccess.AS_BACKED_UP);
  }

  /** Of a backup in the TwoRegions.DR bucket. */
  Planned restoreThere(String backup, String as, RestoreShape shape) {
    var bucket = Optional.of("backups");
    return restore(backup, TwoRegions.DR, as, bucket, shape, PRIVATE, RestoreAccess.AS_BACKED_UP);
  }

  Planned restoreHere(
      String snapshot, String as, RestoreShape shape, RestorePlace place, RestoreAccess access) {
    return restore(snapshot, TwoRegions.HOME, as, Optional.empty(), shape, place, access);
  }

  private Planned restore(
      String backup,
      Region to,
      String as,
      Optional<String> bucket,
      RestoreShape shape,
      RestorePlace place,
      RestoreAccess access) {
    var request =
        new RestoreRequest(
            backup,
            Optional.empty(),
            to,
            as,
            bucket,
            "ecdr",
            shape,
            place,
            access,
            false,
            Optional.empty(),
            Hooks.NONE);
    return new Restore(aws.surveyor(), aws::nextId, "test").plan(request);
  }

  Plan drill(String backup, Duration keep) {
    var restore = RestoreRequest.of(backup, TwoRegions.DR, "", "backups").with(PRIVATE);
    return TwoRegions.plan(
        new DrillRestore(aws.surveyor(), aws::nextRealId, "test")
            .plan(new DrillRestoreRequest(restore, keep)));
  }

  /** With the journals of this machine, or of another. */
  Plan cleanup(Operations journals) {
    return cleanup(journals, false);
  }

  Plan cleanup(Operations journals, boolean overdue) {
    return TwoRegions.plan(
        new DrillCleanup(aws.surveyor(), journals, aws.locks, aws::nextId, "test")
            .plan(new DrillCleanupRequest(TwoRegions.DR, overdue, Optional.empty())));
  }
}
