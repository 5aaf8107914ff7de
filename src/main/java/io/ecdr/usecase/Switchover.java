package io.ecdr.usecase;

import io.ecdr.model.SwitchoverRequest;
import io.ecdr.plan.Fingerprints;
import io.ecdr.plan.SwitchoverPlanner;
import io.ecdr.port.Ids;
import java.util.Objects;

/** Plans {@code switchover}. */
public final class Switchover implements Planning<SwitchoverRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final SwitchoverPlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public Switchover(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new SwitchoverPlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(SwitchoverRequest request) {
    try {
      OverdueDrills.refuse(request.cache(), "switchover", request.region());
      var places = request.terms().afterwards().publish(request.cache());
      var survey = new GlobalSurvey(surveyor, request.to(), GlobalSurvey.Other.NEEDED, places);
      var inventory =
          new PairSurvey(surveyor)
              .beside(
                  survey.read(request.cache(), request.region()), request.terms().fence().users());
      return new Planned.Ready(
          planner.plan(request, inventory, ids.next()),
          request.expecting(inventory.expectable()),
          Fingerprints.of(inventory, true));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }
}
