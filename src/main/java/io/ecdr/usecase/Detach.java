package io.ecdr.usecase;

import io.ecdr.model.DetachRequest;
import io.ecdr.plan.DetachPlanner;
import io.ecdr.port.Ids;
import java.util.Objects;

/** Plans {@code detach}. */
public final class Detach implements Planning<DetachRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final DetachPlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public Detach(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new DetachPlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(DetachRequest request) {
    try {
      var survey = new GlobalSurvey(surveyor, request.region(), GlobalSurvey.Other.NOT_ASKED);
      var inventory = survey.read(request.cache(), request.region());
      return new Planned.Ready(planner.plan(request, inventory, ids.next()));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }
}
