package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Service;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Looks at things by the names that operations chose. */
final class Traces {

  private Traces() {}

  /** Judges a snapshot. */
  static Look snapshot(Condition condition, Dialogue dialogue, Function<Trace, Look> judge) {
    var name = condition.parameters().text("SnapshotName").orElse("");
    var call =
        dialogue.call(
            Service.ELASTICACHE,
            "DescribeSnapshots",
            condition.region(),
            Value.fields("SnapshotName", name));
    return look(
        condition,
        dialogue,
        "snapshot " + name,
        call,
        answered ->
            answered.body().list("Snapshots").stream()
                .filter(s -> s.text("SnapshotName").orElse("").equalsIgnoreCase(name))
                .findFirst(),
        "SnapshotStatus",
        judge);
  }

  /** Judges a snapshot of a serverless cache. */
  static Look serverless(Condition condition, Dialogue dialogue, Function<Trace, Look> judge) {
    var name = condition.parameters().text("SnapshotName").orElse("");
    return look(
        condition,
        dialogue,
        "serverless snapshot " + name,
        Serverless.describe(dialogue, condition.region(), name),
        answered -> Serverless.in(answered, name),
        "Status",
        judge);
  }

  /** Judges a serverless cache. */
  static Look serverlessCache(Condition condition, Dialogue dialogue, Function<Trace, Look> judge) {
    var name = condition.parameters().text("ServerlessCacheName").orElse("");
    return look(
        condition,
        dialogue,
        "serverless cache " + name,
        Serverless.describeCache(dialogue, condition.region(), name),
        answered -> Serverless.cacheIn(answered, name),
        "Status",
        judge);
  }

  /** Judges a replication group. */
  static Look group(Condition condition, Dialogue dialogue, Function<Trace, Look> judge) {
    var id = condition.parameters().text("ReplicationGroupId").orElse("");
    return look(
        condition,
        dialogue,
        "replication group " + id,
        Groups.describe(dialogue, condition.region(), id),
        answered -> Groups.in(answered, id),
        "Status",
        judge);
  }

  /** Judges a parameter group; it has no state, so its family stands for one. */
  static Look parameterGroup(Condition condition, Dialogue dialogue, Function<Trace, Look> judge) {
    var name = condition.parameters().text("CacheParameterGroupName").orElse("");
    var call =
        dialogue.call(
            Service.ELASTICACHE,
            "DescribeCacheParameterGroups",
            condition.region(),
            Value.fields("CacheParameterGroupName", name));
    return look(
        condition,
        dialogue,
        "parameter group " + name,
        call,
        answered ->
            answered.body().list("CacheParameterGroups").stream()
                .filter(g -> g.text("CacheParameterGroupName").orElse("").equalsIgnoreCase(name))
                .findFirst(),
        "CacheParameterGroupFamily",
        judge);
  }

  private static Look look(
      Condition condition,
      Dialogue dialogue,
      String what,
      Call describe,
      Function<Completion.Answered, Optional<Value.Fields>> find,
      String state,
      Function<Trace, Look> judge) {
    var nothing = new Trace(what, Optional.empty(), Optional.empty());
    return Looks.at(
        dialogue,
        "trace",
        describe,
        find,
        judge.apply(nothing),
        found -> found(condition, dialogue, what, found, state, judge));
  }

  private static Look found(
      Condition condition,
      Dialogue dialogue,
      String what,
      Value.Fields found,
      String state,
      Function<Trace, Look> judge) {
    var status = found.text(state).orElse("in no state").toLowerCase(Locale.ROOT);
    var owner =
        Trace.owner(
            condition,
            dialogue,
            found.text("ARN").filter(arn -> !status.matches("creating|deleting")));
    return owner.isEmpty()
        ? new Look.Asking()
        : judge.apply(new Trace(what, Optional.of(status), owner.get()));
  }
}
