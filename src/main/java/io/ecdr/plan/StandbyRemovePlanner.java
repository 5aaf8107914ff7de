package io.ecdr.plan;

import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.StandbyRemoveRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Plans the end of a standby: out of the Global Datastore, deleted, and the datastore dissolved
 * when nothing else follows its primary, which always stays. Pure: the same request, inventory and
 * operation id give the same plan.
 */
public final class StandbyRemovePlanner {

  /** The command that these plans are of. */
  public static final String VERB = "standby remove";

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public StandbyRemovePlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan, with every check whatever the others say. */
  public Plan plan(StandbyRemoveRequest request, StandbyLeaving leaving, String operation) {
    var seen = leaving.datastore();
    var remove = new RemoveSteps(calls, seen, request.timeout());
    var steps = steps(request, remove, seen);
    var primary = seen.datastore().primary();
    var plan =
        new Plan(
            operation,
            VERB,
            toolVersion,
            seen.at(),
            seen.account(),
            primary.map(p -> List.of(new Region(p.region()), seen.to())).orElse(List.of(seen.to())),
            new RemoveChecks(request, leaving).all(),
            List.of(remove.lane(steps)),
            new Prediction(
                steps.stream()
                    .map(s -> s.limits().expected())
                    .reduce(Duration.ZERO, Duration::plus),
                Optional.empty(),
                Optional.empty(),
                "guesses, AWS publishes no figures; the primary serves throughout"));
    return remove.with(request.hooks(), plan, request.cache(), request.region());
  }

  private static List<Step> steps(
      StandbyRemoveRequest request, RemoveSteps steps, GlobalInventory seen) {
    List<Step> all = new ArrayList<>();
    all.add(steps.disassociate());
    if (!request.keepCache()) {
      all.add(steps.delete());
    }
    primary(seen)
        .filter(p -> !request.keepDatastore() && last(seen.datastore()))
        .ifPresent(
            p -> {
              all.add(steps.settled(p));
              all.add(steps.dissolve(p));
            });
    return all;
  }

  /** The one that stays; none where the target itself is it. */
  static Optional<GlobalDatastore.Member> primary(GlobalInventory seen) {
    return seen.datastore().primary().filter(p -> !p.equals(seen.target()));
  }

  /** Whether no other standby follows. */
  static boolean last(GlobalDatastore datastore) {
    return StandbyCreatePlanner.secondaries(datastore) <= 1;
  }
}
