package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Plans a restore: a new group out of a backup's files, then a look at it. Rests on nothing of the
 * source Region. Pure: the same request, inventory and operation id give the same plan.
 */
public final class RestorePlanner {

  /** The command that these plans are of. */
  public static final String VERB = "restore";

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public RestorePlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan, with every check whatever the others say. */
  public Plan plan(RestoreRequest request, RestoreInventory seen, String operation) {
    var manifest = seen.backup().manifest();
    var target =
        RestoreTarget.of(
            request,
            manifest,
            seen.versions().value().orElse(List.of()),
            seen.parameterGroups().value().orElse(List.of()));
    var times =
        new Estimates(
            OptionalLong.of(target.largest()), " in the largest shard", request.timeout());
    List<Step> steps =
        new ArrayList<>(
            new ParameterSteps(calls, request, manifest, target, times.small()).all(operation));
    steps.add(create(request, seen, target, operation, times));
    var confirm = confirm(request, target, times);
    steps.add(confirm);
    steps.add(
        ProofSteps.step(
            request.as(),
            confirm.id(),
            target,
            request.access().login(),
            seen.count(),
            times.small()));
    var duration =
        steps.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus);
    var plan =
        new Plan(
            operation,
            VERB,
            toolVersion,
            seen.at(),
            seen.account(),
            List.of(request.to()),
            checks(request, seen, target),
            List.of(
                new Lane(
                    new CacheId(
                        seen.account(), request.to(), CacheKind.REPLICATION_GROUP, request.as()),
                    steps)),
            new Prediction(
                duration,
                Optional.of(duration),
                manifest.recoveryPoint().map(p -> Duration.between(p, seen.at())),
                "RTO: sum of the steps' expected times ("
                    + times.restore().basis()
                    + "), until the cache answers; switching the clients is not in it. Recovery point:"
                    + " the earliest shard's snapshot time"));
    return new HookSteps(request.hooks(), false, request.timeout())
        .around(
            plan,
            Value.fields(
                "ECDR_CACHE", request.as(),
                "ECDR_REGION", manifest.cache().region().id(),
                "ECDR_TO_REGION", request.to().id(),
                "ECDR_BACKUP", seen.backup().id()),
            Optional.of(confirm.id()));
  }

  private static List<Check> checks(
      RestoreRequest request, RestoreInventory seen, RestoreTarget target) {
    var list = new Checklist();
    new RestoreChecks(list, request, seen, target).ask();
    new TargetChecks(list, request, seen, target).ask();
    new AccessChecks(list, request, seen, target).ask();
    return list.all();
  }

  private Step create(
      RestoreRequest request,
      RestoreInventory seen,
      RestoreTarget target,
      String operation,
      Estimates times) {
    var call =
        calls.elastiCache(
            request.to(),
            "CreateReplicationGroup",
            new RestoreCall(request, seen, target).parameters(operation));
    return new Step.Act(
            request.as() + "/create",
            "Create "
                + request.as()
                + " in "
                + request.to()
                + " from "
                + (seen.inFiles() ? "backup " : "snapshot ")
                + seen.backup().id(),
            call,
            new Condition(
                "group-available",
                request.to(),
                Value.fields("ReplicationGroupId", request.as(), "Operation", operation)),
            Step.Repeat.SERVICE_REFUSES_SECOND,
            times.restore(),
            "deleting the new group, as long as it was never seen available and carries this"
                + " operation's tag",
            (seen.inFiles()
                    ? "all files are in bucket " + request.bucket() + ", readable by ElastiCache"
                    : "snapshot " + seen.backup().id() + " is available")
                + ", and "
                + request.to()
                + " has no group "
                + request.as())
        .or(others(call, target));
  }

  /** The same of another node type each. */
  private static List<Call> others(Call call, RestoreTarget target) {
    return target.nodeTypes().stream()
        .skip(1)
        .map(type -> call.with("CacheNodeType", new Value.Text(type)))
        .toList();
  }

  private static Step confirm(RestoreRequest request, RestoreTarget target, Estimates times) {
    var parameters =
        Value.fields("ReplicationGroupId", request.as())
            .with("Shards", target.shards().size())
            .with("Nodes", target.nodes());
    if (target.cluster()) {
      parameters =
          parameters.with(
              "Slots",
              Value.texts(target.shards().stream().map(RestoreTarget.TargetShard::slots).toList()));
    }
    return new Step.Await(
        request.as() + "/confirm",
        "Confirm that all " + target.nodes() + " nodes of " + request.as() + " serve",
        new Condition("group-serving", request.to(), parameters),
        times.small(),
        request.as() + " is available");
  }
}
