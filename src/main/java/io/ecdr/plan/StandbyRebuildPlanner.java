package io.ecdr.plan;

import io.ecdr.model.Region;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.StandbyRebuildRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Plans a standby made anew: the present one leaves and is deleted, another of the same id and
 * shape is made and filled by the primary. The destructive step comes after every check of what is
 * made. Pure: the same request, inventories and operation id give the same plan.
 */
public final class StandbyRebuildPlanner {

  /** The command that these plans are of. */
  public static final String VERB = "standby rebuild";

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public StandbyRebuildPlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /**
   * Makes the plan, with every check whatever the others say.
   *
   * @param standby what is made
   * @param ground what that rests on
   */
  public Plan plan(
      StandbyRebuildRequest request,
      StandbyCreateRequest standby,
      StandbyLeaving leaving,
      StandbyInventory ground,
      String operation) {
    var seen = leaving.datastore();
    var remove = new RemoveSteps(calls, seen, request.timeout());
    var steps = steps(remove, standby, seen, ground);
    List<Check> checks = new ArrayList<>(new RemoveChecks(request.removal(), leaving).anew());
    checks.addAll(new StandbyChecks(standby, ground).anew());
    var without =
        steps.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus);
    var plan =
        new Plan(
            operation,
            VERB,
            toolVersion,
            seen.at(),
            seen.account(),
            List.of(standby.region(), seen.to()),
            checks,
            List.of(remove.lane(steps)),
            new Prediction(
                without,
                Optional.empty(),
                Optional.empty(),
                "there is no standby in "
                    + seen.to()
                    + " meanwhile; guesses and times seen in AWS's workshop, they grow with the"
                    + " data"));
    return remove.with(request.hooks(), plan, request.cache(), request.region());
  }

  private List<Step> steps(
      RemoveSteps remove,
      StandbyCreateRequest standby,
      GlobalInventory seen,
      StandbyInventory ground) {
    List<Step> all = new ArrayList<>(List.of(remove.disassociate(), remove.delete()));
    StandbyRemovePlanner.primary(seen).ifPresent(primary -> all.add(remove.settled(primary)));
    all.add(new StandbyCreatePlanner(calls, toolVersion).member(standby, ground));
    return all;
  }

  /** Where the primary is; empty when there is none but the target. */
  public static Optional<Region> home(GlobalInventory seen) {
    return StandbyRemovePlanner.primary(seen).map(p -> new Region(p.region()));
  }
}
