package io.ecdr.usecase;

import io.ecdr.model.BackupRequest;
import io.ecdr.plan.BackupPlanner;
import io.ecdr.plan.DrillGuard;
import io.ecdr.plan.Fingerprints;
import io.ecdr.plan.OverdueDrill;
import io.ecdr.port.Ids;
import java.util.Objects;

/** Plans {@code backup create}. */
public final class BackupCreate implements Planning<BackupRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final BackupPlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public BackupCreate(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new BackupPlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(BackupRequest request) {
    var operation = ids.next();
    try {
      var survey = new BackupSurvey(surveyor, request, operation);
      var inventory = survey.read();
      var plan =
          planner
              .plan(request, inventory, operation)
              .with(DrillGuard.checks(inventory.group().id()))
              .with(OverdueDrill.checks(survey.overdue()));
      return new Planned.Ready(plan, request, Fingerprints.of(inventory));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }
}
