package io.ecdr.usecase;

import io.ecdr.model.RestoreRequest;
import io.ecdr.plan.Fingerprints;
import io.ecdr.plan.RestorePlanner;
import io.ecdr.port.Ids;
import java.util.Objects;

/** Plans {@code restore}. Asks nothing of the Region that the cache was in. */
public final class Restore implements Planning<RestoreRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final String toolVersion;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public Restore(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  @Override
  public Planned plan(RestoreRequest request) {
    try {
      var survey = RestoreSurvey.of(surveyor, request);
      var inventory = survey.read();
      var places = new PublishSurvey(surveyor.maker(), request.to(), survey.request().places());
      var planner =
          new RestorePlanner(surveyor.maker(), toolVersion, places.glance(surveyor.gather()));
      return new Planned.Ready(
          planner.plan(survey.request(), inventory, ids.next()),
          survey.request(),
          Fingerprints.of(inventory));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }
}
