package io.ecdr.plan.iam;

import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import java.util.List;
import java.util.Optional;

/** What drills may send: what a restore does, and deleting what is named like a drill's. */
final class DrillSends {

  private static final String CACHES = "drill-*";

  private DrillSends() {}

  /** Of a plan. */
  static void of(SavedPlan saved, DrillRestoreRequest request, Sends sends) {
    sends.datastore(request.restore().to(), Arns.ANY).drills(request.restore().to());
    RestoreSends.of(saved, request.restore(), sends);
  }

  /** Of the command. */
  static void restore(Scope scope, Sends sends) {
    var to = scope.need(scope.to());
    sends.datastore(to, Arns.ANY).drills(to);
    RestoreSends.ofFiles(scope.as(Optional.of(CACHES)), sends);
    VerifySends.proof(scope, sends);
    delete(to, sends);
  }

  /** Of a plan that switches over, there and back. */
  static void of(SavedPlan saved, DrillSwitchoverRequest request, Sends sends) {
    RoleSends.of(saved, request.there(), sends);
  }

  /** Of the command: a switchover each way. */
  static void switchover(Scope scope, Sends sends) {
    var home = scope.need(scope.region());
    var away = scope.need(scope.to());
    RoleSends.of(scope.as(Scope.Verb.SWITCHOVER, home, away), sends);
    RoleSends.of(scope.as(Scope.Verb.SWITCHOVER, away, home), sends);
    var named =
        Value.fields("ReplicationGroupId", Scope.any(scope.cache()))
            .with("GlobalReplicationGroupId", Arns.ANY)
            .with("AlsoSeenFrom", away.id());
    sends.until(new Condition("member-follows", home, named)).lag(home);
  }

  /** Of a plan that cleans up. */
  static void of(SavedPlan saved, DrillCleanupRequest request, Sends sends) {
    looked(request.region(), sends);
    sends.plan(saved.plan());
  }

  /** Of the command that cleans up. */
  static void cleanup(Scope scope, Sends sends) {
    var region = scope.need(scope.region());
    looked(region, sends);
    delete(region, sends);
  }

  private static void looked(Region region, Sends sends) {
    sends
        .identity(List.of(region))
        .elastiCache(region, "DescribeReplicationGroups")
        .tags(region, CACHES);
  }

  private static void delete(Region region, Sends sends) {
    var named = Value.fields("ReplicationGroupId", CACHES);
    sends
        .add(List.of(Sends.MAKER.elastiCache(region, "DeleteReplicationGroup", named)))
        .until(new Condition("group-deletable", region, named))
        .until(new Condition("group-gone", region, named));
  }
}
