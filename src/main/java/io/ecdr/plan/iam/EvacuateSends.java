package io.ecdr.plan.iam;

import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreRequest;
import io.ecdr.plan.SavedPlan;
import java.util.List;
import java.util.Optional;

/**
 * What an evacuation may send: what failovers and restores of any cache do, for which caches there
 * are, and which backups are the newest, is found out when it runs.
 */
final class EvacuateSends {

  private EvacuateSends() {}

  /** Of a plan. */
  static void of(SavedPlan saved, EvacuateRequest request, Sends sends) {
    lists(request.from(), sends);
    tags(request.from(), sends);
    each(
        request.from(),
        request.to(),
        request.restore().flatMap(RestoreRequest::drBucket),
        request.restore().map(RestoreRequest::prefix).orElse(""),
        sends);
    sends.plan(saved.plan());
  }

  /** Of the command. */
  static void of(Scope scope, Sends sends) {
    var from = scope.need(scope.region());
    lists(from, sends);
    tags(from, sends);
    each(from, scope.need(scope.to()), scope.drBucket(), scope.prefix(), sends);
  }

  private static void each(
      Region from, Region to, Optional<String> bucket, String prefix, Sends sends) {
    var any =
        new Scope(
            Scope.Verb.FAILOVER,
            sends.account(),
            Optional.of(from),
            Optional.of(to),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            bucket,
            prefix);
    RoleSends.of(any, sends);
    tags(to, sends);
    if (bucket.isPresent()) {
      RestoreSends.ofFiles(any, sends);
      ServerlessSends.of(any, sends);
      sends.list(to, bucket.get());
    }
  }

  private static void lists(Region from, Sends sends) {
    sends
        .drills(from)
        .elastiCache(from, "DescribeCacheClusters")
        .elastiCache(from, "DescribeServerlessCaches");
  }

  private static void tags(Region region, Sends sends) {
    for (var type : List.of("replicationgroup", "cluster", "serverlesscache")) {
      sends.tags(region, type, Arns.ANY);
    }
  }
}
