package io.ecdr.plan.iam;

import io.ecdr.model.Region;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import io.ecdr.plan.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code restore}, {@code backup list} and {@code backup show} may send. */
final class RestoreSends {

  /** The part of a backup's id that is the operation's: {@code -20261123-0115-k3f9}. */
  private static final int OPERATION_PART = 19;

  private RestoreSends() {}

  /** Of a plan. */
  static void of(SavedPlan saved, RestoreRequest request, Sends sends) {
    var parameterGroup =
        saved.plan().lanes().stream()
            .flatMap(lane -> lane.steps().stream())
            .filter(Step.Act.class::isInstance)
            .flatMap(
                s -> ((Step.Act) s).call().parameters().text("CacheParameterGroupName").stream())
            .findFirst();
    if (request.shape().serverless().isPresent()) {
      ServerlessSends.target(request.to(), request.as(), sends);
    } else {
      target(request.to(), request.as(), parameterGroup, sends);
    }
    if (request.snapshot().isPresent()) {
      snapshot(request.to(), request.snapshot().get(), sends);
      if (ofServerless(saved)) {
        serverlessSnapshot(request.to(), request.snapshot().get(), sends);
      }
    } else {
      var start = cacheStart(request.backup());
      files(
          request.to(),
          request.bucket(),
          folder(sends, request.prefix(), request.region(), start),
          sends);
    }
    if (request.place().recreateParameters()) {
      sends.elastiCache(
          request.to(), "DescribeCacheParameters", "CacheParameterGroupName", "default.*");
    }
    request.place().subnetGroup().ifPresent(name -> subnets(request.to(), name, sends));
    request.access().userGroups().forEach(id -> userGroups(request.to(), id, sends));
    sends.ground(
        request.to(), !request.place().securityGroups().isEmpty(), request.access().kmsKey());
    sends.plan(saved.plan());
  }

  static String folder(Scope scope, Sends sends) {
    var start = scope.cache().map(c -> c.toLowerCase(Locale.ROOT) + "/").orElse(Arns.ANY);
    return folder(sends, scope.prefix(), scope.region(), start);
  }

  /** What is read before a plan is made. */
  static void looked(Scope scope, Region to, Sends sends) {
    var as = Scope.any(scope.as());
    var bucket = Scope.any(scope.drBucket());
    target(to, as, Optional.empty(), sends);
    files(to, bucket, folder(scope, sends), sends);
    subnets(to, Arns.ANY, sends);
    userGroups(to, Arns.ANY, sends);
    sends.ground(to, true, Optional.of(Arns.ANY));
  }

  /** Of the command. */
  static void of(Scope scope, Sends sends) {
    ofFiles(scope, sends);
    var to = scope.need(scope.to());
    var named =
        Value.fields("ReplicationGroupId", Scope.any(scope.as()))
            .with("SnapshotName", Arns.ANY)
            .with("ServerlessCacheSnapshotName", Arns.ANY);
    anySnapshot(to, sends);
    sends.add(List.of(Sends.MAKER.elastiCache(to, "CreateReplicationGroup", named)));
  }

  /** What is read of a snapshot that may be of anything. */
  static void anySnapshot(Region to, Sends sends) {
    snapshot(to, Arns.ANY, sends);
    serverlessSnapshot(to, Arns.ANY, sends);
  }

  /** Of the command, as far as it restores files. */
  static void ofFiles(Scope scope, Sends sends) {
    var to = scope.need(scope.to());
    var as = Scope.any(scope.as());
    var bucket = Scope.any(scope.drBucket());
    var folder = folder(scope, sends);
    looked(scope, to, sends);
    var group =
        Value.fields("ReplicationGroupId", as)
            .with("SnapshotArns", Value.texts(List.of(Arns.object(to, bucket, folder))))
            .with("UserGroupIds", Value.texts(List.of(Arns.ANY)))
            .with("Tags", Value.texts(List.of()));
    var named = Value.fields("ReplicationGroupId", as);
    parameterGroup(to, sends);
    sends
        .add(List.of(Sends.MAKER.elastiCache(to, "CreateReplicationGroup", group)))
        .until(new Condition("group-available", to, named))
        .until(new Condition("group-serving", to, named));
  }

  /** One that is made with the values of a backup, under a name that is typed. */
  private static void parameterGroup(Region to, Sends sends) {
    var name = Value.fields("CacheParameterGroupName", Arns.ANY);
    var group = name.with("Tags", Value.texts(List.of()));
    sends
        .add(List.of(Sends.MAKER.elastiCache(to, "CreateCacheParameterGroup", group)))
        .until(new Condition("parameter-group-made", to, name))
        .add(List.of(Sends.MAKER.elastiCache(to, "ModifyCacheParameterGroup", name)))
        .until(new Condition("parameters-set", to, name));
  }

  /** {@code backup list} and {@code backup show}: manifests and what checks left, no data. */
  static void catalogue(Scope scope, Sends sends) {
    catalogue(scope, scope.need(scope.drRegion()), sends);
  }

  static void catalogue(Scope scope, Region region, Sends sends) {
    var folder = folder(scope, sends);
    var bucket = Scope.any(scope.drBucket());
    sends
        .identity(List.of(region))
        .list(region, bucket)
        .s3(region, "GetObject", "Bucket", bucket, "Key", folder + "/manifest.json")
        .s3(region, "GetObject", "Bucket", bucket, "Key", folder + "/manifest.json.sha256")
        .s3(region, "GetObject", "Bucket", bucket, "Key", folder + "/check.json");
  }

  /** What the Region offers, and whether the new id is free. */
  private static void target(Region to, String as, Optional<String> parameterGroup, Sends sends) {
    sends
        .identity(List.of(to))
        .group(to, as)
        .elastiCache(to, "DescribeCacheParameterGroups")
        .elastiCache(to, "DescribeCacheEngineVersions")
        .elastiCache(
            to,
            "DescribeCacheParameters",
            "CacheParameterGroupName",
            parameterGroup.orElse(Arns.ANY));
  }

  /** A backup in a bucket. */
  static void files(Region to, String bucket, String folder, Sends sends) {
    sends
        .bucket(to, bucket)
        .list(to, bucket)
        .s3(to, "GetObject", "Bucket", bucket, "Key", folder)
        .s3(to, "HeadObject", "Bucket", bucket, "Key", folder);
  }

  /** A snapshot of the Region, and what is left of its source there. */
  private static void snapshot(Region to, String name, Sends sends) {
    sends
        .elastiCache(to, "DescribeSnapshots", "SnapshotName", name)
        .elastiCache(to, "DescribeReplicationGroups")
        .elastiCache(to, "DescribeCacheParameters")
        .snapshotTags(to, name)
        .elastiCache(to, "DescribeServerlessCacheSnapshots", "ServerlessCacheSnapshotName", name);
  }

  /** What is read besides when it is of a serverless cache. */
  private static void serverlessSnapshot(Region to, String name, Sends sends) {
    sends.elastiCache(to, "DescribeServerlessCaches").tags(to, "serverlesscachesnapshot", name);
  }

  private static boolean ofServerless(SavedPlan saved) {
    return saved.plan().lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .filter(Step.Act.class::isInstance)
        .map(s -> ((Step.Act) s).call().parameters())
        .anyMatch(
            p ->
                p.text("ServerlessCacheSnapshotName").isPresent()
                    || p.texts("SnapshotArnsToRestore").toString().contains(":serverlesscachesn"));
  }

  static void userGroups(Region to, String id, Sends sends) {
    sends.elastiCache(to, "DescribeUserGroups", "UserGroupId", id);
  }

  static void subnets(Region to, String name, Sends sends) {
    sends.elastiCache(to, "DescribeCacheSubnetGroups", "CacheSubnetGroupName", name);
  }

  /** Where the backups of caches lie whose ids start like this. */
  private static String folder(
      Sends sends, String prefix, Optional<Region> source, String cacheStart) {
    return (prefix.isEmpty() ? "" : prefix + "/")
        + sends.account()
        + "/"
        + source.map(Region::id).orElse(Arns.ANY)
        + "/"
        + (cacheStart.equals(Arns.ANY) ? Arns.ANY : Arns.ANY + "/" + cacheStart + Arns.ANY);
  }

  /** How the cache's folder starts: an id holds the beginning of its cache's name only. */
  private static String cacheStart(String backup) {
    int at = backup.indexOf('@');
    var name = backup.toLowerCase(Locale.ROOT);
    if (at >= 0) {
      return name.substring(0, at) + "/";
    }
    return name.length() > OPERATION_PART
        ? name.substring(0, name.length() - OPERATION_PART)
        : Arns.ANY;
  }
}
