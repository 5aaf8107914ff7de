package io.ecdr.plan.iam;

import io.ecdr.model.CacheKind;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import java.util.List;
import java.util.Optional;

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
    if (request.insisted().equals(Optional.of(FailbackCase.CARRIED))) {
      carried(saved, request, sends);
    } else if (request.insisted().equals(Optional.of(FailbackCase.PROMOTED))) {
      RoleSends.of(saved, request, sends);
    } else {
      var away = request.away();
      var id = away.id().orElse(request.cache());
      if (request.insisted().equals(Optional.of(FailbackCase.DETACHED))) {
        BackupSends.of(saved, request.rescue(), sends);
        old(request.region(), request.cache(), away.region().orElseThrow(), id, sends);
      }
      StandbySends.of(saved, request.standby(id, away.region().orElseThrow()), sends);
    }
  }

  /** A backup of what took over, of whatever kind it is, and a restore of it. */
  private static void carried(SavedPlan saved, FailbackRequest request, Sends sends) {
    var away = request.away().region().orElseThrow();
    var id = request.away().id().orElse(request.cache());
    var backup = request.carrying(id, away);
    var serverless = saved.plan().lanes().get(0).cache().kind() == CacheKind.SERVERLESS;
    BackupSends.any(saved, backup, sends);
    FenceSends.survey(away, id, sends);
    RestoreSends.of(saved, request.restoring(id + "@latest", away, serverless), sends);
  }

  /** Of the command: {@code --region} is home, {@code --to} where the cache is now. */
  static void of(Scope scope, Sends sends) {
    var home = scope.need(scope.region());
    var away = scope.need(scope.to());
    var cache = Scope.any(scope.cache());
    look(home, cache, sends);
    look(away, Scope.any(scope.as()), sends);
    RoleSends.home(home, away, scope, sends);
    back(home, away, cache, sends);
  }

  /** Of the same after a restore. */
  static void restored(Scope scope, Sends sends) {
    var home = scope.need(scope.region());
    var away = scope.need(scope.to());
    var cache = Scope.any(scope.cache());
    var took = Scope.any(scope.as());
    look(home, cache, sends);
    look(away, took, sends);
    StandbySends.of(away, took, home, cache, sends);
    back(home, away, cache, sends);
    sends.until(follows(away, home, took));
    RemoveSends.leaves(home, away, took, sends);
    RemoveSends.dissolves(home, sends);
  }

  /** Of the same after a detach. */
  static void detached(Scope scope, Sends sends) {
    var home = scope.need(scope.region());
    var away = scope.need(scope.to());
    var cache = Scope.any(scope.cache());
    var took = Scope.any(scope.as());
    look(home, cache, sends);
    look(away, took, sends);
    RescueSends.of(scope.kept(), sends);
    old(home, cache, away, took, sends);
    FenceSends.users(home, sends);
    RemoveSends.dissolves(home, sends);
    var request = BackupSends.request(scope.kept());
    var named = Value.fields("ReplicationGroupId", cache, "GlobalReplicationGroupId", Arns.ANY);
    sends
        .until(new Condition("standalone", home, named))
        .elastiCache(home, "DeleteReplicationGroup", "ReplicationGroupId", cache)
        .until(
            new Condition(
                "discarded-gone",
                home,
                named.with(
                    "Backup",
                    Value.fields(
                        "Region", away.id(),
                        "Bucket", request.drBucket(),
                        "Prefix", request.prefix() + "/*/"))));
    StandbySends.of(away, took, home, cache, sends);
    back(home, away, cache, sends);
  }

  /** What is read of an old side and of what took over. */
  private static void old(Region home, String cache, Region away, String took, Sends sends) {
    FenceSends.survey(home, cache, sends);
    sends
        .beside(home, cache)
        .beside(away, took)
        .elastiCache(home, "DescribeSnapshots")
        .datastore(home, Arns.ANY)
        .datastore(away, Arns.ANY);
  }

  /** Waiting for home, and the switchover to it. */
  private static void back(Region home, Region away, String cache, Sends sends) {
    var follows = follows(home, away, cache);
    sends
        .until(follows)
        .until(new Condition("caught-up", home, follows.parameters()))
        .elastiCache(home, "FailoverGlobalReplicationGroup")
        .until(new Condition("roles-moved", home, follows.parameters()))
        .identity(List.of(home, away));
  }

  private static Condition follows(Region region, Region other, String id) {
    return new Condition(
        "member-follows",
        region,
        Value.fields("ReplicationGroupId", id, "GlobalReplicationGroupId", Arns.ANY)
            .with("AlsoSeenFrom", other.id()));
  }

  private static void look(Region region, String id, Sends sends) {
    sends.group(region, id).datastore(region, Arns.ANY);
  }
}
