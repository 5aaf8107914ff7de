package io.ecdr.plan.iam;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.DeleteRequest;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.Region;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.SavedPlan;
import io.ecdr.plan.Step;
import java.util.List;

/** What {@code backup prune} may send: with it, a role may delete, and with no other. */
final class PruneSends {

  private static final List<CacheKind> KINDS =
      List.of(CacheKind.REPLICATION_GROUP, CacheKind.CACHE_CLUSTER, CacheKind.SERVERLESS);

  private PruneSends() {}

  /** Of a plan. The buckets of exports are told by the journals, so each may be listed. */
  static void of(SavedPlan saved, PruneRequest request, Sends sends) {
    for (var cache : request.caches()) {
      survey(
          request.region(),
          request.drRegion(),
          cache,
          request.drBucket(),
          Arns.ANY,
          folders(sends, request.prefix(), request.region(), cache),
          sends);
    }
    after(saved, request.drRegion(), sends);
  }

  /** Of a plan of {@code backup delete}: the same about the backup's cache, and finding it. */
  static void of(SavedPlan saved, DeleteRequest request, Sends sends) {
    sends.list(request.drRegion(), request.drBucket());
    for (var lane : saved.plan().lanes()) {
      survey(
          lane.cache().region(),
          request.drRegion(),
          lane.cache().id(),
          request.drBucket(),
          Arns.ANY,
          folders(sends, request.prefix(), lane.cache().region(), lane.cache().id()),
          sends);
    }
    after(saved, request.drRegion(), sends);
  }

  private static void after(SavedPlan saved, Region away, Sends sends) {
    sends.plan(saved.plan());
    copies(saved, sends);
    for (var lane : saved.plan().lanes()) {
      lane.datastore()
          .ifPresent(
              id -> {
                sends.datastore(lane.cache().region(), id);
                kin(away, sends);
              });
    }
  }

  /** Caches that hang together with those that are named: whether they are there. */
  private static void kin(Region region, Sends sends) {
    sends
        .group(region, Arns.ANY)
        .elastiCache(region, "DescribeCacheClusters")
        .elastiCache(region, "DescribeServerlessCaches")
        .elastiCache(region, "DescribeSnapshots")
        .elastiCache(region, "DescribeServerlessCacheSnapshots");
  }

  /** Where the plan's copies are, they are looked at again before it is applied. */
  private static void copies(SavedPlan saved, Sends sends) {
    for (var lane : saved.plan().lanes()) {
      for (var step : lane.steps()) {
        if (step instanceof Step.Local local
            && local.parameters().fields("First").text("Key").isPresent()
            && local.parameters().text("Profile").isEmpty()) {
          var region = new Region(local.parameters().text("Region").orElse(""));
          var bucket = local.parameters().text("Bucket").orElse("");
          var key = local.parameters().fields("First").text("Key").orElse("");
          var folder = key.substring(0, key.indexOf(lane.cache().path()));
          sends
              .list(region, bucket)
              .s3(
                  region,
                  "GetObject",
                  "Bucket",
                  bucket,
                  "Key",
                  folder + lane.cache().path() + "/" + Arns.ANY);
        }
      }
    }
  }

  /** Of the command. */
  static void of(Scope scope, Sends sends) {
    var home = scope.need(scope.region());
    var away = scope.need(scope.drRegion());
    var cache = Scope.any(scope.cache());
    var drBucket = Scope.any(scope.drBucket());
    var exports = Scope.any(scope.bucket());
    var folders = folders(sends, scope.prefix(), home, cache);
    survey(home, away, cache, drBucket, exports, folders, sends);
    var backup = BackupNames.cachePart(cache) + "-*";
    sends.datastore(home, Arns.ANY);
    kin(away, sends);
    sends
        .elastiCache(home, "DeleteSnapshot", "SnapshotName", backup)
        .elastiCache(home, "DeleteServerlessCacheSnapshot", "ServerlessCacheSnapshotName", backup)
        .s3(home, "HeadObject", "Bucket", exports, "Key", backup)
        .s3(home, "DeleteObject", "Bucket", exports, "Key", backup);
    for (var folder : folders) {
      sends
          .s3(away, "HeadObject", "Bucket", drBucket, "Key", folder + Arns.ANY)
          .s3(away, "DeleteObject", "Bucket", drBucket, "Key", folder + Arns.ANY);
    }
    sends.identity(List.of(home, away));
  }

  /** Of a plan that says something about backups. */
  static void marks(SavedPlan saved, Sends sends) {
    for (var step : saved.plan().lanes().get(0).steps()) {
      if (step instanceof Step.Local local) {
        var region = new Region(local.parameters().text("Region").orElse(""));
        sends.list(region, local.parameters().text("Bucket").orElse(""));
      }
    }
    sends.plan(saved.plan());
  }

  /** Of the command that says it. */
  static void marks(Scope scope, Sends sends) {
    var away = scope.need(scope.drRegion());
    var bucket = Scope.any(scope.drBucket());
    var cache = Scope.any(scope.cache());
    var folder =
        scope.region().isPresent()
            ? folder(sends, scope.prefix(), scope.region().get(), cache)
            : (scope.prefix().isEmpty() ? "" : scope.prefix() + "/") + sends.account() + "/";
    sends.identity(List.of(away)).list(away, bucket);
    for (var action : List.of("HeadObject", "PutObject", "GetObject")) {
      sends.s3(away, action, "Bucket", bucket, "Key", folder + Arns.ANY + ".json");
    }
  }

  private static String folder(Sends sends, String prefix, Region region, String cache) {
    return BackupNames.cacheFolder(
        prefix, new CacheId(sends.account(), region, CacheKind.REPLICATION_GROUP, cache));
  }

  /** Of one id there may be caches of all kinds. */
  private static List<String> folders(Sends sends, String prefix, Region region, String cache) {
    return KINDS.stream()
        .map(kind -> new CacheId(sends.account(), region, kind, cache))
        .map(id -> BackupNames.cacheFolder(prefix, id))
        .toList();
  }

  private static void survey(
      Region home,
      Region away,
      String cache,
      String drBucket,
      String exports,
      List<String> folders,
      Sends sends) {
    var backup = BackupNames.cachePart(cache) + "-*";
    sends.identity(List.of(away)).list(away, drBucket);
    for (var folder : folders) {
      sends.s3(away, "GetObject", "Bucket", drBucket, "Key", folder + Arns.ANY);
    }
    sends
        .list(home, exports)
        .elastiCache(home, "DescribeSnapshots")
        .elastiCache(home, "DescribeServerlessCacheSnapshots")
        .snapshotTags(home, backup)
        .tags(home, "serverlesscachesnapshot", backup)
        .group(home, cache)
        .elastiCache(home, "DescribeCacheClusters", "CacheClusterId", cache)
        .elastiCache(home, "DescribeServerlessCaches", "ServerlessCacheName", cache);
  }
}
