package io.ecdr.usecase;

import io.ecdr.model.CacheKind;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.plan.BackupPlanner;
import io.ecdr.plan.CarriedHome;

/** Reads what a way home by a backup rests on: what a backup does, and what a restore does. */
final class CarriedHomeSurvey {

  private final Surveyor surveyor;
  private final FailbackRequest request;

  CarriedHomeSurvey(Surveyor surveyor, FailbackRequest request) {
    this.surveyor = surveyor;
    this.request = request;
  }

  /**
   * Reads.
   *
   * @param took what took over
   * @throws SurveyEnded when there is nothing to plan with
   */
  CarriedHome read(ReplicationGroup took, String operation) {
    var carrying = request.carrying(took.id(), took.region());
    var backup = new BackupSurvey(surveyor, carrying, operation).read();
    var manifest = BackupPlanner.expected(carrying, backup, operation);
    var restoring =
        request.restoring(
            manifest.backupId(), took.region(), backup.kind() == CacheKind.SERVERLESS);
    var restore = RestoreSurvey.expected(surveyor, restoring, manifest).read();
    var users = new UserCalls(surveyor.maker(), backup.group());
    var gather = surveyor.gather();
    var reads = gather.read(users.all(), gather.deadline());
    return new CarriedHome(backup, restoring, restore, users.access(reads), users.elsewhere(reads));
  }
}
