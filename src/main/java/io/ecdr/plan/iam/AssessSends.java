package io.ecdr.plan.iam;

/** What {@code assess} may send, in the Regions that are named. */
final class AssessSends {

  private AssessSends() {}

  static void of(Scope scope, Sends sends) {
    var regions = scope.regions();
    for (var region : regions) {
      sends
          .drills(region)
          .elastiCache(region, "DescribeCacheClusters")
          .elastiCache(region, "DescribeServerlessCaches")
          .elastiCache(region, "DescribeSnapshots")
          .elastiCache(region, "DescribeServerlessCacheSnapshots", "ServerlessCacheName", Arns.ANY)
          .elastiCache(region, "DescribeCacheParameters")
          .datastore(region, Arns.ANY)
          .lag(region);
    }
    sends.identity(regions);
    if (scope.drRegion().isPresent() && scope.drBucket().isPresent()) {
      RestoreSends.catalogue(scope, scope.drRegion().get(), sends);
      sends.s3(scope.drRegion().get(), "HeadBucket", "Bucket", scope.drBucket().get());
    }
  }
}
