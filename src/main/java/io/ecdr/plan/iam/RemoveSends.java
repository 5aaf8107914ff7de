package io.ecdr.plan.iam;

import io.ecdr.model.Region;
import io.ecdr.model.StandbyRebuildRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import java.util.List;
import java.util.Optional;

/** What {@code standby remove} and {@code standby rebuild} may send. */
final class RemoveSends {

  private RemoveSends() {}

  /** Of a plan. */
  static void of(SavedPlan saved, Sends sends) {
    var standby = saved.plan().lanes().get(0).cache();
    for (var other : RoleSends.members(saved)) {
      sends.datastore(other.region(), Arns.ANY).group(other.region(), other.id());
    }
    survey(standby.region(), standby.id(), sends);
    sends.plan(saved.plan());
  }

  /** Of a plan that makes another in its place. */
  static void of(SavedPlan saved, StandbyRebuildRequest request, Sends sends) {
    of(saved, sends);
    var standby = saved.plan().lanes().get(0).cache();
    sends.nodes(standby.region(), standby.id());
    StandbySends.logins(standby.region(), sends);
    for (var other : RoleSends.members(saved)) {
      if (!other.region().equals(standby.region())) {
        sends.nodes(other.region(), other.id());
        StandbySends.logins(other.region(), sends);
      }
    }
    StandbySends.subnets(standby.region(), Arns.ANY, sends);
    sends.ground(standby.region(), true, Optional.of(request.kmsKey().orElse(Arns.ANY)));
  }

  /** Of that command. */
  static void rebuild(Scope scope, Sends sends) {
    var home = scope.need(scope.region());
    var in = scope.need(scope.to());
    var id = Scope.any(scope.as());
    leaving(scope, sends);
    StandbySends.member(in, id, sends);
    StandbySends.subnets(in, Arns.ANY, sends);
    StandbySends.logins(home, sends);
    StandbySends.logins(in, sends);
    sends
        .ground(in, true, Optional.of(Arns.ANY))
        .nodes(in, id)
        .nodes(home, Scope.any(scope.cache()))
        .identity(List.of(home, in));
  }

  /** Of the command: {@code --region} is the primary's, {@code --to} the standby's. */
  static void of(Scope scope, Sends sends) {
    leaving(scope, sends);
    dissolves(scope.need(scope.region()), sends);
  }

  /** The datastore goes, its primary stays. */
  static void dissolves(Region home, Sends sends) {
    sends
        .elastiCache(home, "DeleteGlobalReplicationGroup", "GlobalReplicationGroupId", Arns.ANY)
        .until(
            new Condition(
                "global-datastore-gone", home, Value.fields("GlobalReplicationGroupId", Arns.ANY)));
  }

  private static void leaving(Scope scope, Sends sends) {
    var home = scope.need(scope.region());
    var in = scope.need(scope.to());
    var id = Scope.any(scope.as());
    survey(in, id, sends);
    sends.group(home, Scope.any(scope.cache()));
    leaves(home, in, id, sends);
  }

  /** A standby leaves its datastore and is deleted. */
  static void leaves(Region home, Region in, String id, Sends sends) {
    var named = Value.fields("ReplicationGroupId", id).with("GlobalReplicationGroupId", Arns.ANY);
    sends
        .datastore(home, Arns.ANY)
        .elastiCache(in, "DisassociateGlobalReplicationGroup", "GlobalReplicationGroupId", Arns.ANY)
        .until(new Condition("standalone", in, named))
        .elastiCache(in, "DeleteReplicationGroup", "ReplicationGroupId", id)
        .until(new Condition("former-standby-gone", in, named))
        .identity(List.of(home, in));
  }

  private static void survey(Region in, String id, Sends sends) {
    sends.datastore(in, Arns.ANY).lag(in).group(in, id).elastiCache(in, "DescribeSnapshots");
  }
}
