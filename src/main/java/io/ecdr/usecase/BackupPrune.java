package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.PruneRequest;
import io.ecdr.plan.PrunePlanner;
import io.ecdr.port.Ids;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.util.Objects;

/** Plans {@code backup prune}. */
public final class BackupPrune implements Planning<PruneRequest> {

  private final Surveyor surveyor;
  private final Operations operations;
  private final Ids ids;
  private final PrunePlanner planner;

  /**
   * @param operations the journals that tell what is ours
   * @param toolVersion the version of ecdr, for the plan
   */
  public BackupPrune(Surveyor surveyor, Operations operations, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.operations = Objects.requireNonNull(operations, "operations");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new PrunePlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(PruneRequest request) {
    try {
      var seen = new PruneSurvey(surveyor, operations, request).read();
      return new Planned.Ready(
          planner.plan(request, seen, ids.next()), request, PrunePlanner.print(request, seen));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    } catch (StateUnusable e) {
      return new Planned.Rejected(new Rejection(ExitCode.USAGE, e.getMessage(), ""));
    }
  }
}
