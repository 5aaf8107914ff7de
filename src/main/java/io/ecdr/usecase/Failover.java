package io.ecdr.usecase;

import io.ecdr.model.FailoverRequest;
import io.ecdr.plan.FailoverPlanner;
import io.ecdr.plan.Fingerprints;
import io.ecdr.port.Ids;
import java.util.Objects;

/** Plans {@code failover}. Asks the lost Region one thing, for a second: whether it looks lost. */
public final class Failover implements Planning<FailoverRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final FailoverPlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public Failover(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new FailoverPlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(FailoverRequest request) {
    try {
      var places = request.terms().afterwards().publish(request.cache());
      var survey = new GlobalSurvey(surveyor, request.to(), GlobalSurvey.Other.GLANCE, places);
      var inventory = survey.read(request.cache(), request.region());
      return new Planned.Ready(
          planner.plan(request, inventory, ids.next()),
          request.expecting(inventory.expectable()),
          Fingerprints.of(inventory, false));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(
          OverdueDrills.rather(e.why(), request.cache(), "failover", request.region()));
    }
  }
}
