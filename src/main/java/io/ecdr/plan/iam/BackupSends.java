package io.ecdr.plan.iam;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupCalls;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import io.ecdr.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code backup create} may send. */
final class BackupSends {

  /** Up to so many nodes are asked for one by one, more of them by a list of all. */
  private static final int ONE_BY_ONE = 20;

  /** Nodes per shard at most (source: facts page, section 7, quotas). */
  private static final int NODES = 6;

  private BackupSends() {}

  /**
   * Of a plan. Applying it reads everything again and may choose another node of the cache.
   *
   * @param sends takes the calls
   */
  static void of(SavedPlan saved, BackupRequest request, Sends sends) {
    var calls =
        new Sends(sends.account())
            .plan(saved.plan()).calls().stream()
                .filter(c -> c.action().equals("CreateSnapshot"))
                .toList();
    var kind = saved.plan().lanes().get(0).cache().kind();
    if (kind != CacheKind.REPLICATION_GROUP) {
      lone(saved, request, kind, sends);
      return;
    }
    var id = request.cache().toLowerCase(Locale.ROOT);
    var node = calls.stream().flatMap(c -> c.parameters().text("CacheClusterId").stream());
    boolean named = node.allMatch(n -> n.startsWith(id + "-"));
    boolean few = shards(saved) * NODES <= ONE_BY_ONE;
    var nodes = named && few ? id + "-*" : Arns.ANY;
    survey(request, nodes, parameterGroup(saved), sends);
    sends.plan(saved.plan()).add(files(saved, request, sends));
    for (var call : calls) {
      if (call.parameters().text("CacheClusterId").isPresent()) {
        sends.add(List.of(call.with("CacheClusterId", new Value.Text(nodes))));
      }
    }
  }

  /** Of a cache that is no replication group: those of its id are looked for as well. */
  private static void lone(SavedPlan saved, BackupRequest request, CacheKind kind, Sends sends) {
    var id = request.cache().toLowerCase(Locale.ROOT);
    var home = request.region();
    if (kind == CacheKind.SERVERLESS) {
      serverless(home, id, around(request, sends));
    } else {
      around(request, sends)
          .elastiCache(home, "DescribeSnapshots")
          .metrics(home)
          .elastiCache(
              home,
              "DescribeCacheParameters",
              "CacheParameterGroupName",
              parameterGroup(saved).orElse(Arns.ANY))
          .tags(home, "cluster", id);
    }
    sends.plan(saved.plan()).add(files(saved, request, sends));
  }

  /** Of a plan that makes a backup of a cache of any kind on the way to something else. */
  static void any(SavedPlan saved, BackupRequest request, Sends sends) {
    var id = request.cache().toLowerCase(Locale.ROOT);
    serverless(request.region(), id, sends.tags(request.region(), "cluster", id));
    survey(request, Arns.ANY, parameterGroup(saved), sends);
    var backup = BackupNames.backupId(id, saved.plan().id());
    var cache = new CacheId(sends.account(), request.region(), CacheKind.REPLICATION_GROUP, id);
    var folder = anyKind(BackupNames.folder(request.prefix(), cache, backup));
    var calls =
        new BackupCalls(
            request, Sends.MAKER, backup, folder, sends.account().digits(), List.of(Arns.ANY));
    sends.plan(saved.plan()).add(calls.copy()).add(calls.manifest()).add(calls.check());
  }

  /** The service chooses the names of the files; the plan shows those that are most likely. */
  private static List<Call> files(SavedPlan saved, BackupRequest request, Sends sends) {
    List<Call> all = new ArrayList<>();
    for (var lane : saved.plan().lanes()) {
      var backup = BackupNames.backupId(lane.cache().id(), saved.plan().id());
      var folder = BackupNames.folder(request.prefix(), lane.cache(), backup);
      var owner = sends.account().digits();
      var calls = new BackupCalls(request, Sends.MAKER, backup, folder, owner, List.of(Arns.ANY));
      if (request.stages().copy()) {
        all.addAll(calls.copy());
      }
      if (request.stages().check()) {
        all.addAll(calls.check());
      }
    }
    return all;
  }

  private static long shards(SavedPlan saved) {
    return steps(saved).stream()
        .filter(Step.Act.class::isInstance)
        .flatMap(s -> ((Step.Act) s).done().parameters().number("Shards").stream())
        .findFirst()
        .orElse(Long.valueOf(ONE_BY_ONE));
  }

  private static Optional<String> parameterGroup(SavedPlan saved) {
    return steps(saved).stream()
        .filter(Step.Local.class::isInstance)
        .flatMap(s -> ((Step.Local) s).parameters().fields("Draft").text("parameterGroup").stream())
        .findFirst();
  }

  private static List<Step> steps(SavedPlan saved) {
    return saved.plan().lanes().stream().flatMap(lane -> lane.steps().stream()).toList();
  }

  static BackupRequest request(Scope scope) {
    return new BackupRequest(
        Scope.any(scope.cache()),
        scope.need(scope.region()),
        scope.need(scope.drRegion()),
        Scope.any(scope.bucket()),
        Scope.any(scope.drBucket()),
        scope.prefix(),
        Optional.empty());
  }

  /** What is read before a plan is made, whatever sort of cache it is. */
  static void looked(Scope scope, Sends sends) {
    var request = request(scope);
    survey(request, Arns.ANY, Optional.empty(), sends);
    var id = request.cache().toLowerCase(Locale.ROOT);
    sends.tags(request.region(), "cluster", id);
    serverless(request.region(), id, sends);
  }

  private static void serverless(Region home, String id, Sends sends) {
    sends
        .elastiCache(home, "DescribeServerlessCaches", "ServerlessCacheName", id)
        .elastiCache(home, "DescribeServerlessCacheSnapshots", "ServerlessCacheName", id)
        .tags(home, "serverlesscache", id);
  }

  /** Of the command: how many nodes there are is not known, so all may be listed. */
  static void of(Scope scope, Sends sends) {
    var request = request(scope);
    looked(scope, sends);
    var id = request.cache().toLowerCase(Locale.ROOT);
    var backup = BackupNames.cachePart(id) + "-*";
    var cache = new CacheId(scope.account(), request.region(), CacheKind.REPLICATION_GROUP, id);
    var folder = anyKind(BackupNames.folder(request.prefix(), cache, backup));
    var snapshot =
        Value.fields("SnapshotName", backup, "ReplicationGroupId", id)
            .with("CacheClusterId", id + "-*");
    serverlessBackup(request, id, backup, sends);
    var calls =
        new BackupCalls(
            request, Sends.MAKER, backup, folder, scope.account().digits(), List.of(Arns.ANY));
    sends
        .add(List.of(Sends.MAKER.elastiCache(request.region(), "CreateSnapshot", snapshot)))
        .elastiCache(
            request.region(), "CreateSnapshot", "SnapshotName", backup, "CacheClusterId", id)
        .elastiCache(
            request.region(),
            "CopySnapshot",
            "SourceSnapshotName",
            backup,
            "TargetSnapshotName",
            backup,
            "TargetBucket",
            request.bucket())
        .until(
            new Condition(
                "export-complete",
                request.region(),
                Value.fields("SnapshotName", backup, "Bucket", request.bucket())))
        .add(calls.copy())
        .add(calls.manifest())
        .add(calls.check())
        .identity(List.of(request.region(), request.drRegion()));
  }

  /** The service's names of files begin with that of the snapshot, as with nodes. */
  private static void serverlessBackup(
      BackupRequest request, String id, String backup, Sends sends) {
    var home = request.region();
    var snapshot = Value.fields("SnapshotName", backup);
    sends
        .elastiCache(
            home,
            "CreateServerlessCacheSnapshot",
            "ServerlessCacheSnapshotName",
            backup,
            "ServerlessCacheName",
            id)
        .until(new Condition("serverless-snapshot-available", home, snapshot))
        .elastiCache(
            home,
            "ExportServerlessCacheSnapshot",
            "ServerlessCacheSnapshotName",
            backup,
            "S3BucketName",
            request.bucket())
        .until(
            new Condition(
                "serverless-export-complete",
                home,
                snapshot.with("Bucket", new Value.Text(request.bucket()))));
  }

  /** Where a cache's backups lie, whatever sort of cache it is. */
  private static String anyKind(String folder) {
    return folder.replace("/" + CacheKind.REPLICATION_GROUP.word() + "/", "/" + Arns.ANY + "/");
  }

  private static void survey(
      BackupRequest request, String nodes, Optional<String> parameterGroup, Sends sends) {
    var home = request.region();
    var id = request.cache().toLowerCase(Locale.ROOT);
    around(request, sends)
        .elastiCache(home, "DescribeCacheClusters", "CacheClusterId", nodes)
        .elastiCache(home, "DescribeSnapshots")
        .metrics(home)
        .tags(home, id)
        .elastiCache(
            home,
            "DescribeCacheParameters",
            "CacheParameterGroupName",
            parameterGroup.orElse(Arns.ANY));
  }

  /** What is read whatever sort of cache it is. */
  private static Sends around(BackupRequest request, Sends sends) {
    var home = request.region();
    var id = request.cache().toLowerCase(Locale.ROOT);
    if (request.stages().export()) {
      sends.bucketAndWhoIsLetIn(home, request.bucket()).list(home, request.bucket());
    }
    if (request.stages().copy()) {
      sends
          .bucketAndWhoIsLetIn(request.drRegion(), request.drBucket())
          .list(request.drRegion(), request.drBucket());
    }
    return sends
        .identity(List.of(home))
        .drills(home)
        .drills(request.drRegion())
        .s3(home, "ListBuckets")
        .group(home, id)
        .group(request.drRegion(), id)
        .elastiCache(home, "DescribeCacheClusters", "CacheClusterId", id)
        .elastiCache(request.drRegion(), "DescribeCacheEngineVersions");
  }
}
