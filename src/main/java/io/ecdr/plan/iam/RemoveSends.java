package io.ecdr.plan.iam;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import java.util.List;

/** What {@code standby remove} may send. */
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

  /** Of the command: {@code --region} is the primary's, {@code --to} the standby's. */
  static void of(Scope scope, Sends sends) {
    var home = scope.need(scope.region());
    var in = scope.need(scope.to());
    var primary = Scope.any(scope.cache());
    var id = Scope.any(scope.as());
    survey(in, id, sends);
    var named = Value.fields("ReplicationGroupId", id).with("GlobalReplicationGroupId", Arns.ANY);
    sends
        .datastore(home, Arns.ANY)
        .group(home, primary)
        .elastiCache(
            in,
            "DisassociateGlobalReplicationGroup",
            "ReplicationGroupId",
            id,
            "GlobalReplicationGroupId",
            Arns.ANY)
        .until(new Condition("standalone", in, named))
        .elastiCache(in, "DeleteReplicationGroup", "ReplicationGroupId", id)
        .until(new Condition("former-standby-gone", in, named))
        .elastiCache(home, "DeleteGlobalReplicationGroup", "GlobalReplicationGroupId", Arns.ANY)
        .until(new Condition("global-datastore-gone", home, named))
        .identity(List.of(home, in));
  }

  private static void survey(Region in, String id, Sends sends) {
    sends.datastore(in, Arns.ANY).lag(in).group(in, id).elastiCache(in, "DescribeSnapshots");
  }
}
