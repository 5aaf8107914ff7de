package io.ecdr.plan.iam;

import io.ecdr.model.FenceRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import java.util.List;
import java.util.Locale;

/** What {@code fence} may send. */
final class FenceSends {

  private FenceSends() {}

  /** Of a plan. */
  static void of(SavedPlan saved, FenceRequest request, Sends sends) {
    survey(request.region(), request.cache().toLowerCase(Locale.ROOT), sends);
    sends.plan(saved.plan());
  }

  /** Of the command: its users are not known, so each may be changed. */
  static void of(Scope scope, Sends sends) {
    var region = scope.need(scope.region());
    survey(region, Scope.any(scope.cache()), sends);
    users(region, sends);
  }

  /** Any users of a Region. */
  static void users(Region region, Sends sends) {
    sends
        .elastiCache(region, "ModifyUser", "UserId", Arns.ANY)
        .until(new Condition("user-access", region, Value.fields("UserId", Arns.ANY)));
  }

  static void survey(Region region, String cache, Sends sends) {
    sends
        .identity(List.of(region))
        .group(region, cache)
        .elastiCache(region, "DescribeUserGroups")
        .elastiCache(region, "DescribeUsers");
  }
}
