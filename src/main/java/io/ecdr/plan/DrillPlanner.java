package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.Fact;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans a rehearsal of a restore: the steps of the restore itself, into a cache that carries
 * nothing of its source but the data, and then those that take it away again. Pure.
 */
public final class DrillPlanner {

  /** The command that these plans are of. */
  public static final String VERB = "drill restore";

  private final CallMaker calls;
  private final RestorePlanner restore;

  /** A planner that marks its plans with this version of ecdr. */
  public DrillPlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.restore = new RestorePlanner(calls, toolVersion);
  }

  /**
   * Makes the plan.
   *
   * @param request with the id of the cache
   * @param datastore the Global Datastore that the source is a member of, as the Region tells it
   */
  public Plan plan(
      DrillRestoreRequest request,
      RestoreInventory seen,
      Fact<String> datastore,
      String operation) {
    var wanted = request.restore();
    var plan = restore.plan(wanted, seen, operation);
    var by = seen.at().plus(request.keep()).truncatedTo(ChronoUnit.SECONDS);
    var away = new DrillSteps(calls, wanted.to(), wanted.as(), wanted.timeout());
    var quiet = new Value.Bound(Throwaway.FACTS, Throwaway.NOT_BEFORE, "by then");
    List<Step> steps = new ArrayList<>();
    plan.lanes().get(0).steps().forEach(step -> steps.add(marked(step, seen, operation, by)));
    steps.add(RestoredStep.of(wanted, seen, calls));
    steps.addAll(away.all(operation, quiet));
    var lane =
        new Lane(
            new CacheId(seen.account(), wanted.to(), CacheKind.REPLICATION_GROUP, wanted.as()),
            Optional.empty(),
            steps,
            Optional.of(
                new Throwaway(
                    away.first(), by, seen.backup().manifest().cache(), datastore.value())));
    var usual = plan.prediction();
    var list = new Checklist();
    var asking = new DrillChecks(list, request, by, usual.duration());
    asking.ask(target(wanted, seen), datastore);
    asking.counted(seen.count().isPresent(), seen.backup().id());
    return new Plan(
        operation,
        VERB,
        plan.toolVersion(),
        plan.created(),
        plan.account(),
        plan.regions(),
        Stream.concat(plan.checks().stream().map(DrillPlanner::harmless), list.all().stream())
            .toList(),
        List.of(lane),
        new Prediction(
            steps.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus),
            usual.rto(),
            usual.recoveryPointAge(),
            usual.basis()));
  }

  /** Only a drill takes back what a drill found, and what it makes serves nobody. */
  private static Check harmless(Check check) {
    return check.id().equals(RestoreChecks.PROOF) && check.verdict() == Check.Verdict.FAIL
        ? check.told(Check.Verdict.WARN, check.observed(), "the drill tells anew; " + check.hint())
        : check;
  }

  private static RestoreTarget target(RestoreRequest wanted, RestoreInventory seen) {
    return RestoreTarget.of(
        wanted,
        seen.backup().manifest(),
        seen.versions().value().orElse(List.of()),
        seen.parameterGroups().value().orElse(List.of()));
  }

  /** What is made carries no tag of its source, so that nothing takes it for one of its caches. */
  private static Step marked(Step step, RestoreInventory seen, String operation, Instant by) {
    if (!(step instanceof Step.Act act) || !act.call().action().equals("CreateReplicationGroup")) {
      return ProofSteps.goesOn(step);
    }
    var calls = act.calls().stream().map(c -> marked(c, seen, operation, by)).toList();
    return new Step.Act(
            act.id(),
            act.title() + ", to be deleted by " + by,
            calls.get(0),
            act.done(),
            act.repeat(),
            act.limits(),
            "deleting it again, which the last steps do",
            act.precondition())
        .or(calls.subList(1, calls.size()));
  }

  private static Call marked(Call call, RestoreInventory seen, String operation, Instant by) {
    return call.with(
            "ReplicationGroupDescription",
            new Value.Text(DrillNames.description(seen.backup().id(), by)))
        .with("Tags", DrillNames.tags(operation, by));
  }
}
