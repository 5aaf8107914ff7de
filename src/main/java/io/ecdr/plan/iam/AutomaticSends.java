package io.ecdr.plan.iam;

import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import java.util.List;
import java.util.Locale;

/** What {@code backup automatic} may send. */
final class AutomaticSends {

  private AutomaticSends() {}

  /** Of a plan. */
  static void of(SavedPlan saved, AutomaticRequest request, Sends sends) {
    survey(request.region(), request.cache().toLowerCase(Locale.ROOT), sends);
    sends.plan(saved.plan());
  }

  /** Of the command. */
  static void of(Scope scope, Sends sends) {
    var region = scope.need(scope.region());
    var cache = Scope.any(scope.cache());
    survey(region, cache, sends);
    var named = Value.fields("ReplicationGroupId", cache);
    sends
        .elastiCache(region, "ModifyReplicationGroup", "ReplicationGroupId", cache)
        .until(new Condition("automatic-set", region, named));
  }

  private static void survey(Region region, String cache, Sends sends) {
    sends
        .identity(List.of(region))
        .group(region, cache)
        .nodes(region, cache)
        .elastiCache(region, "DescribeSnapshots");
  }
}
