package io.ecdr.plan.iam;

import io.ecdr.model.FailbackRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import java.util.List;

/** What the way home may send: the look that tells which case it is, and that case's calls. */
final class HomeSends {

  private HomeSends() {}

  /** Of a plan. */
  static void of(SavedPlan saved, FailbackRequest request, Sends sends) {
    look(request.region(), request.cache(), sends);
    request
        .away()
        .region()
        .ifPresent(r -> look(r, request.away().id().orElse(request.cache()), sends));
    RoleSends.of(saved, request, sends);
  }

  /** Of the command: {@code --region} is home, {@code --to} where the cache is now. */
  static void of(Scope scope, Sends sends) {
    var home = scope.need(scope.region());
    var away = scope.need(scope.to());
    var cache = Scope.any(scope.cache());
    look(home, cache, sends);
    look(away, Scope.any(scope.as()), sends);
    RoleSends.home(home, away, scope, sends);
    var named =
        Value.fields("ReplicationGroupId", cache, "GlobalReplicationGroupId", Arns.ANY)
            .with("AlsoSeenFrom", away.id());
    sends
        .until(new Condition("member-follows", home, named))
        .until(new Condition("caught-up", home, named))
        .elastiCache(home, "FailoverGlobalReplicationGroup")
        .until(new Condition("roles-moved", home, named))
        .identity(List.of(home, away));
  }

  private static void look(Region region, String id, Sends sends) {
    sends.group(region, id).datastore(region, Arns.ANY);
  }
}
