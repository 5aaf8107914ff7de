package io.ecdr.usecase;

import io.ecdr.model.RescueRequest;
import io.ecdr.plan.Fingerprints;
import io.ecdr.plan.OverdueDrill;
import io.ecdr.plan.RescuePlanner;
import io.ecdr.port.Ids;
import java.util.Objects;

/** Plans {@code rescue}. */
public final class Rescue implements Planning<RescueRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final RescuePlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public Rescue(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new RescuePlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(RescueRequest request) {
    var operation = ids.next();
    try {
      var survey = new BackupSurvey(surveyor, request.backup(), operation);
      var inventory = survey.read();
      var plan =
          planner.plan(request, inventory, operation).with(OverdueDrill.checks(survey.overdue()));
      return new Planned.Ready(plan, request, Fingerprints.of(inventory));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }
}
