package io.ecdr.plan.iam;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupCalls;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Condition;
import io.ecdr.plan.CopyPlace;
import io.ecdr.plan.Lane;
import io.ecdr.plan.SavedPlan;
import io.ecdr.plan.Step;
import java.util.List;
import java.util.TreeMap;

/** What {@code backup copy} may send with the caller's own credentials. */
final class CopySends {

  private CopySends() {}

  /** Of a plan. */
  static void of(SavedPlan saved, CopyRequest request, Sends sends) {
    boolean exports =
        saved.plan().lanes().stream()
            .flatMap(lane -> lane.steps().stream())
            .anyMatch(Step.Act.class::isInstance);
    request
        .drRegion()
        .filter(r -> request.drBucket().isPresent())
        .ifPresent(r -> kept(r, request.drBucket().get(), request.prefix(), sends));
    if (exports) {
      snapshot(request.region().orElseThrow(), request.bucket().orElse(Arns.ANY), sends);
    }
    if (request.profile().isEmpty()) {
      for (var target : request.targets()) {
        sends
            .bucketAndWhoIsLetIn(target.region(), target.bucket())
            .list(target.region(), target.bucket());
      }
    }
    sends.plan(saved.plan());
    if (exports) {
      exported(saved, sends);
    }
  }

  /** The service chooses the names of exported files; the plan shows those that are likely. */
  private static void exported(SavedPlan saved, Sends sends) {
    for (var lane : saved.plan().lanes()) {
      var start =
          lane.cache().kind() == CacheKind.SERVERLESS
              ? exports(lane) + Arns.ANY
              : BackupNames.backupId(lane.cache().id(), saved.plan().id()) + "-" + Arns.ANY;
      for (var step : lane.steps()) {
        if (step instanceof Step.Local local && local.kind().equals("copy-objects")) {
          var calls = calls(local.parameters(), start + ".rdb", sends.account().digits());
          sends.add(calls.copy()).add(calls.check());
        }
      }
    }
  }

  /** The name of the snapshot that is exported, after which the service names its file. */
  private static String exports(Lane lane) {
    return lane.steps().stream()
        .filter(Step.Act.class::isInstance)
        .flatMap(s -> ((Step.Act) s).done().parameters().text("SnapshotName").stream())
        .findFirst()
        .orElse("");
  }

  private static BackupCalls calls(Value.Fields step, String backup, String owner) {
    return calls(
        new CopyPlace(
            new Region(step.text("SourceRegion").orElse("")),
            step.text("SourceBucket").orElse(""),
            owner),
        new CopyPlace(
            new Region(step.text("TargetRegion").orElse("")),
            step.text("TargetBucket").orElse(""),
            owner,
            step.text("TargetProfile")),
        step.text("TargetPrefix").orElse(""),
        backup);
  }

  /**
   * @param backup what the files' keys are like
   */
  private static BackupCalls calls(
      CopyPlace source, CopyPlace target, String folder, String backup) {
    var files = new TreeMap<String, String>();
    files.put(Arns.ANY, backup);
    return new BackupCalls(Sends.MAKER, source, target, folder, files);
  }

  private static void kept(Region region, String bucket, String prefix, Sends sends) {
    var folder = (prefix.isEmpty() ? "" : prefix + "/") + sends.account() + "/";
    sends
        .identity(List.of(region))
        .list(region, bucket)
        .s3(region, "GetObject", "Bucket", bucket, "Key", folder + Arns.ANY);
  }

  private static void snapshot(Region region, String bucket, Sends sends) {
    sends
        .identity(List.of(region))
        .elastiCache(region, "DescribeSnapshots")
        .elastiCache(region, "DescribeServerlessCacheSnapshots", "ServerlessCacheName", Arns.ANY)
        .elastiCache(region, "DescribeServerlessCaches")
        .elastiCache(region, "DescribeCacheClusters")
        .elastiCache(region, "DescribeReplicationGroups")
        .elastiCache(region, "DescribeCacheParameters")
        .snapshotTags(region, Arns.ANY)
        .tags(region, "serverlesscachesnapshot", Arns.ANY)
        .bucketAndWhoIsLetIn(region, bucket)
        .s3(region, "ListBuckets")
        .list(region, bucket);
  }

  private static Value.Fields exported(String bucket) {
    return Value.fields("SnapshotName", Arns.ANY, "Bucket", bucket);
  }

  /** Of the command: from a snapshot or a backup, to one Region. */
  static void of(Scope scope, Sends sends) {
    var home = scope.need(scope.region());
    var away = scope.need(scope.drRegion());
    var exports = Scope.any(scope.bucket());
    var drBucket = Scope.any(scope.drBucket());
    var cache = Scope.any(scope.cache());
    kept(away, drBucket, scope.prefix(), sends);
    snapshot(home, exports, sends);
    sends.bucketAndWhoIsLetIn(away, drBucket).list(away, drBucket);
    var backup = BackupNames.cachePart(cache) + "-*";
    var folder =
        BackupNames.folder(
            scope.prefix(),
            new CacheId(sends.account(), home, CacheKind.REPLICATION_GROUP, cache),
            backup);
    var owner = sends.account().digits();
    var calls =
        calls(
            new CopyPlace(home, exports, owner),
            new CopyPlace(away, drBucket, owner),
            folder.replace("/" + CacheKind.REPLICATION_GROUP.word() + "/", "/" + Arns.ANY + "/"),
            // An export of a serverless snapshot is named after that: any name.
            Arns.ANY + ".rdb");
    sends
        .elastiCache(
            home,
            "CopySnapshot",
            "SourceSnapshotName",
            Arns.ANY,
            "TargetSnapshotName",
            backup,
            "TargetBucket",
            exports)
        .elastiCache(
            home,
            "ExportServerlessCacheSnapshot",
            "ServerlessCacheSnapshotName",
            Arns.ANY,
            "S3BucketName",
            exports)
        .until(new Condition("export-complete", home, exported(exports)))
        .until(new Condition("serverless-export-complete", home, exported(exports)))
        .add(calls.copy())
        .add(calls.manifest())
        .add(calls.check())
        .identity(List.of(home, away));
  }
}
