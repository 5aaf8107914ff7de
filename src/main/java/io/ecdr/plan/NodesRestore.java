package io.ecdr.plan;

import io.ecdr.model.CacheKind;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;

/** A replication group out of a backup's files or a snapshot. Pure. */
final class NodesRestore implements RestoredCache {

  private final CallMaker calls;
  private final RestoreRequest request;
  private final RestoreInventory seen;
  private final RestoreTarget target;

  NodesRestore(CallMaker calls, RestoreRequest request, RestoreInventory seen) {
    this.calls = calls;
    this.request = request;
    this.seen = seen;
    this.target =
        RestoreTarget.of(
            request,
            seen.backup().manifest(),
            seen.versions().value().orElse(List.of()),
            seen.parameterGroups().value().orElse(List.of()));
  }

  @Override
  public CacheKind kind() {
    return CacheKind.REPLICATION_GROUP;
  }

  @Override
  public long bytes() {
    return target.largest();
  }

  @Override
  public String basis() {
    return " in the largest shard";
  }

  @Override
  public String serving() {
    return request.as() + "/confirm";
  }

  @Override
  public List<Step> steps(String operation, Estimates times) {
    List<Step> steps =
        new ArrayList<>(
            new ParameterSteps(calls, request, seen.backup().manifest(), target, times.small())
                .all(operation));
    steps.add(create(operation, times));
    steps.add(confirm(times));
    steps.add(
        ProofSteps.step(
            Value.fields("ReplicationGroupId", request.as()),
            serving(),
            target.cluster(),
            target.tls(),
            request.access().login(),
            seen.count(),
            seen.counting(request),
            times.small()));
    return steps;
  }

  @Override
  public void ask(Checklist list) {
    if (seen.inFiles()) {
      RdbChecks.ask(
          list, new KeptAt(request.to(), request.drBucket(), request.prefix()), seen, target);
    }
    new ReshapeChecks(list, request, seen, target).ask();
    new TargetChecks(list, request, seen, target).ask();
    new AccessChecks(list, request, seen, target.tls(), target.atRest()).ask();
  }

  private Step create(String operation, Estimates times) {
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
        .or(others(call));
  }

  /** The same of another node type each. */
  private List<Call> others(Call call) {
    return target.nodeTypes().stream()
        .skip(1)
        .map(type -> call.with("CacheNodeType", new Value.Text(type)))
        .toList();
  }

  private Step confirm(Estimates times) {
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
        serving(),
        "Confirm that " + request.as() + " serves, with " + Text.count(target.nodes(), "node"),
        new Condition("group-serving", request.to(), parameters),
        times.small(),
        request.as() + " is available");
  }
}
