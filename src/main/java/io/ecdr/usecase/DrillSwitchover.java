package io.ecdr.usecase;

import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.plan.DrillSwitchoverPlanner;
import io.ecdr.plan.Fingerprints;
import io.ecdr.port.Ids;
import java.util.Objects;

/** Plans {@code drill switchover}. */
public final class DrillSwitchover implements Planning<DrillSwitchoverRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final DrillSwitchoverPlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public DrillSwitchover(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new DrillSwitchoverPlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(DrillSwitchoverRequest request) {
    try {
      var there = request.there();
      OverdueDrills.refuse(there.cache(), "switchover", there.region());
      var survey = new GlobalSurvey(surveyor, there.to(), GlobalSurvey.Other.NEEDED);
      var inventory = new PairSurvey(surveyor).beside(survey.read(there.cache(), there.region()));
      return new Planned.Ready(
          planner.plan(request, inventory, ids.next()),
          request.expecting(inventory.expectable()),
          Fingerprints.of(inventory, true));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }
}
