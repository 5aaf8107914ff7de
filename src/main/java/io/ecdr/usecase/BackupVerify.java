package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.VerifyPlanner;
import io.ecdr.port.Ids;
import io.ecdr.port.Operations;
import io.ecdr.port.StateUnusable;
import java.util.Objects;

/** Plans {@code backup verify}. */
public final class BackupVerify implements Planning<VerifyRequest> {

  private final Surveyor surveyor;
  private final Operations operations;
  private final Ids ids;
  private final VerifyPlanner planner;

  /**
   * @param operations of this machine, which tell what was read today
   * @param toolVersion the version of ecdr, for the plan
   */
  public BackupVerify(Surveyor surveyor, Operations operations, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.operations = Objects.requireNonNull(operations, "operations");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new VerifyPlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(VerifyRequest request) {
    try {
      var seen = new VerifySurvey(surveyor, operations, request).read();
      return new Planned.Ready(
          planner.plan(request, seen, ids.next()), request, VerifyPlanner.print(seen));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    } catch (StateUnusable e) {
      return new Planned.Rejected(new Rejection(ExitCode.USAGE, e.getMessage(), ""));
    }
  }
}
