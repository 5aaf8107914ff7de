package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Fact;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Plans the way home where no Global Datastore is possible: writers are stopped, a backup of what
 * took over is carried home and read to its last byte, a cache is made of it and what it holds is
 * compared. Nobody writes from the first step until clients use what was made. What took over stays
 * as it is, with its data. Pure: the same request, inventory and operation id give the same plan.
 */
public final class CarriedHomePlanner {

  private final CallMaker calls;
  private final String toolVersion;
  private final List<Published> published;

  /** A planner that marks its plans with this version of ecdr. */
  public CarriedHomePlanner(CallMaker calls, String toolVersion) {
    this(calls, toolVersion, List.of());
  }

  /**
   * The same.
   *
   * @param published the places that are to be told where home is reached
   */
  public CarriedHomePlanner(CallMaker calls, String toolVersion, List<Published> published) {
    this.published = List.copyOf(published);
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /**
   * Makes the plan, with every check whatever the others say.
   *
   * @param why what says that this is the case
   */
  public Plan plan(FailbackRequest request, CarriedHome seen, String why, String operation) {
    var took = seen.backup().group();
    var carrying = request.carrying(took.id(), took.region());
    var backup = new BackupPlanner(calls, toolVersion).plan(carrying, seen.backup(), operation);
    var made =
        new RestorePlanner(calls, toolVersion)
            .expected(seen.restoring(), seen.restore(), operation);
    var fence = new FenceSteps(calls, took.region(), took.id() + "/", request.timeout());
    List<Step> steps = new ArrayList<>(seen.fence().steps(fence, request.probe()));
    steps.addAll(backup.lanes().get(0).steps());
    var lane = made.lanes().get(0);
    lane.steps().forEach(step -> steps.add(ProofSteps.heldTo(step, took.id() + "/proof")));
    var pause = pause(steps);
    List<Check> checks = new ArrayList<>();
    checks.add(HomeSight.check(FailbackCase.CARRIED, why));
    checks.addAll(new CarriedChecks(request, seen).all(pause));
    backup.checks().forEach(check -> checks.add(check.named("backup-" + check.id())));
    made.checks().forEach(check -> checks.add(typed(check)));
    var plan =
        new Plan(
            operation,
            FailbackPlanner.VERB,
            toolVersion,
            seen.backup().at(),
            seen.backup().account(),
            List.of(took.region(), request.region()),
            checks,
            List.of(new Lane(lane.cache(), steps)),
            new Prediction(
                sum(steps),
                Optional.of(pause),
                Optional.empty(),
                "RTO: from the first step until home serves, in which nobody writes; switching the"
                    + " clients is not in it. Each step says what its time rests on; they grow with"
                    + " the data"));
    return new HookSteps(request.hooks(), false, request.timeout())
        .around(
            published(plan, request, serving(lane.cache())),
            facts(request, seen),
            Optional.of(serving(lane.cache())));
  }

  /** A restore's advice, in the words that this command has for it. */
  private static Check typed(Check check) {
    var hint =
        check
            .hint()
            .replace("leave out --serverless", "name --node-type")
            .replace("with --subnet, or a group of them with", "by a group of them with")
            .replace("name subnets with --subnet", "name another with --subnet-group");
    return hint.equals(check.hint()) ? check : check.told(check.verdict(), check.observed(), hint);
  }

  private Plan published(Plan plan, FailbackRequest request, String serving) {
    var places = request.terms().afterwards().publish(request.homeId());
    var unread =
        new Fact.Unknown<ReplicationGroup>(Trouble.ODD, "it is made by this plan", plan.created());
    var checked = new PublishChecks(request.region(), places, published, unread, false).on(plan);
    return new PublishSteps(
            calls, request.region(), request.homeId(), places, published, request.timeout())
        .after(checked, serving);
  }

  /** How long nobody can write: until the new cache serves, not until it was compared. */
  private static Duration pause(List<Step> steps) {
    return sum(
        steps.stream()
            .filter(s -> !(s instanceof Step.Local local && local.kind().equals(ProofSteps.KIND)))
            .toList());
  }

  private static Duration sum(List<Step> steps) {
    return steps.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus);
  }

  /** The step that reads where to write to. */
  private static String serving(CacheId home) {
    return home.id() + (home.kind() == CacheKind.SERVERLESS ? "/create" : "/confirm");
  }

  private static Value.Fields facts(FailbackRequest request, CarriedHome seen) {
    var took = seen.backup().group();
    var facts =
        Value.fields(
            "ECDR_CACHE", request.cache(),
            "ECDR_REGION", request.region().id(),
            "ECDR_TO_REGION", request.region().id(),
            "ECDR_BACKUP", seen.restoring().backup(),
            "ECDR_OLD_PRIMARY", took.id(),
            "ECDR_OLD_PRIMARY_REGION", took.region().id(),
            "ECDR_NEW_PRIMARY", request.homeId());
    var old = CacheEndpoints.facts("ECDR_OLD_", Optional.of(CacheEndpoints.of(took)));
    for (var each : old.members().entrySet()) {
      facts = facts.with(each.getKey(), each.getValue());
    }
    return facts;
  }
}
