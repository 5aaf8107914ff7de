package io.ecdr.plan.iam;

import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.CacheKind;
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
    var id = request.cache().toLowerCase(Locale.ROOT);
    var region = request.region();
    looked(region, id, sends);
    var kinds = saved.plan().lanes().stream().map(lane -> lane.cache().kind()).toList();
    if (kinds.contains(CacheKind.SERVERLESS)) {
      serverless(region, id, sends);
    } else if (kinds.contains(CacheKind.CACHE_CLUSTER)) {
      sends.elastiCache(region, "DescribeSnapshots");
    } else {
      group(region, id, sends);
    }
    sends.plan(saved.plan());
  }

  /** Of the command. */
  static void of(Scope scope, Sends sends) {
    var region = scope.need(scope.region());
    var cache = Scope.any(scope.cache());
    looked(region, cache, sends);
    group(region, cache, sends);
    serverless(region, cache, sends);
    set(region, "ModifyReplicationGroup", "ReplicationGroupId", cache, sends);
    set(region, "ModifyCacheCluster", "CacheClusterId", cache, sends);
    set(region, "ModifyServerlessCache", "ServerlessCacheName", cache, sends);
  }

  private static void set(Region region, String action, String name, String cache, Sends sends) {
    sends
        .elastiCache(region, action, name, cache)
        .until(new Condition("automatic-set", region, Value.fields(name, cache)));
  }

  /** What of that id there is. */
  private static void looked(Region region, String cache, Sends sends) {
    sends
        .identity(List.of(region))
        .group(region, cache)
        .elastiCache(region, "DescribeCacheClusters", "CacheClusterId", cache);
  }

  private static void group(Region region, String cache, Sends sends) {
    sends.nodes(region, cache).elastiCache(region, "DescribeSnapshots");
  }

  private static void serverless(Region region, String cache, Sends sends) {
    sends
        .elastiCache(region, "DescribeServerlessCaches", "ServerlessCacheName", cache)
        .elastiCache(region, "DescribeServerlessCacheSnapshots", "ServerlessCacheName", cache);
  }
}
