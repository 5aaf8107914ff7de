package io.ecdr.usecase;

import io.ecdr.model.CopyRequest;
import io.ecdr.plan.CopyPlanner;
import io.ecdr.port.Ids;
import java.util.Objects;

/** Plans {@code backup copy}. */
public final class BackupCopy implements Planning<CopyRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final CopyPlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public BackupCopy(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new CopyPlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(CopyRequest request) {
    var operation = ids.next();
    try {
      var seen = new CopySurvey(surveyor, request, operation).read();
      return new Planned.Ready(
          planner.plan(request, seen, operation), request, CopyPlanner.print(seen));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }
}
