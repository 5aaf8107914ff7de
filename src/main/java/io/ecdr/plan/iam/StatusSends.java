package io.ecdr.plan.iam;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What {@code status} may send, in the Regions that are named. */
final class StatusSends {

  private StatusSends() {}

  static void of(Scope scope, Sends sends) {
    var regions = scope.regions();
    for (var region : regions) {
      sends.drills(region);
      for (var id : ids(scope)) {
        sends.group(region, id);
        sends.nodes(region, id);
      }
      if (scope.cache().isEmpty()) {
        sends
            .elastiCache(region, "DescribeCacheClusters")
            .elastiCache(region, "DescribeServerlessCaches");
      }
      sends.elastiCache(region, "DescribeSnapshots").datastore(region, Arns.ANY).lag(region);
      sends
          .elastiCache(region, "DescribeCacheParameters")
          .elastiCache(region, "DescribeUserGroups")
          .elastiCache(region, "DescribeUsers");
    }
    sends.identity(regions);
    if (scope.drRegion().isPresent() && scope.drBucket().isPresent()) {
      RestoreSends.catalogue(scope, scope.drRegion().get(), sends);
    }
  }

  /** The members of a cache's Global Datastore may have any name, unless all are given. */
  private static Set<String> ids(Scope scope) {
    var ids = new TreeSet<String>();
    if (scope.cache().isEmpty() || scope.as().isEmpty()) {
      ids.add(Arns.ANY);
    }
    scope.cache().ifPresent(id -> ids.add(id.toLowerCase(Locale.ROOT)));
    scope.as().ifPresent(id -> ids.add(id.toLowerCase(Locale.ROOT)));
    return ids;
  }
}
