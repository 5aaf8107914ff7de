package io.ecdr.plan;

import io.ecdr.model.RescueRequest;
import java.util.Objects;

/** Plans a rescue of what only the old side has. Pure. */
public final class RescuePlanner {

  /** The command that these plans are of. */
  public static final String VERB = "rescue";

  private final CallMaker calls;
  private final BackupPlanner backups;

  /** A planner that marks its plans with this version of ecdr. */
  public RescuePlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.backups = new BackupPlanner(calls, toolVersion);
  }

  /** Makes the plan, with every check whatever the others say. */
  public Plan plan(RescueRequest request, BackupInventory seen, String operation) {
    var steps = new RescueSteps(calls, request.backup(), seen, operation);
    return backups.plan(VERB, request.backup(), seen, operation, steps.all()).with(steps.checks());
  }
}
