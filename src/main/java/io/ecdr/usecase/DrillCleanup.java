package io.ecdr.usecase;

import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.DrillCleanupPlanner;
import io.ecdr.port.Ids;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.util.Objects;

/** Plans {@code drill cleanup}. */
public final class DrillCleanup implements Planning<DrillCleanupRequest> {

  private final Surveyor surveyor;
  private final Operations operations;
  private final Locks locks;
  private final Ids ids;
  private final DrillCleanupPlanner planner;

  /**
   * @param operations the journals that tell what is ours
   * @param locks tell who is at work
   * @param toolVersion the version of ecdr, for the plan
   */
  public DrillCleanup(
      Surveyor surveyor, Operations operations, Locks locks, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.operations = Objects.requireNonNull(operations, "operations");
    this.locks = Objects.requireNonNull(locks, "locks");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new DrillCleanupPlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(DrillCleanupRequest request) {
    try {
      var survey = new DrillLeftovers(surveyor, operations, locks, request.region());
      var found = survey.read();
      return new Planned.Ready(
          planner.plan(request, survey.account(), found, ids.next(), surveyor.gather().now()),
          request,
          DrillCleanupPlanner.print());
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    } catch (StateUnusable e) {
      return new Planned.Rejected(new Rejection(ExitCode.USAGE, e.getMessage(), ""));
    }
  }
}
