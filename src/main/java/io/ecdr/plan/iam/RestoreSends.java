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
    survey(
        request.to(),
        request.as(),
        request.drBucket(),
        folder(sends, request.prefix(), request.region(), cacheStart(request.backup())),
        parameterGroup,
        sends);
    request.subnetGroup().ifPresent(name -> subnets(request.to(), name, sends));
    request.userGroups().forEach(id -> userGroups(request.to(), id, sends));
    sends.ground(request.to(), !request.securityGroups().isEmpty(), request.kmsKey());
    sends.plan(saved.plan());
  }

  private static String folder(Scope scope, Sends sends) {
    var start = scope.cache().map(c -> c.toLowerCase(Locale.ROOT) + "/").orElse(Arns.ANY);
    return folder(sends, scope.prefix(), scope.region(), start);
  }

  /** What is read before a plan is made. */
  static void looked(Scope scope, Region to, Sends sends) {
    var as = Scope.any(scope.as());
    var bucket = Scope.any(scope.drBucket());
    survey(to, as, bucket, folder(scope, sends), Optional.empty(), sends);
    subnets(to, Arns.ANY, sends);
    userGroups(to, Arns.ANY, sends);
    sends.ground(to, true, Optional.of(Arns.ANY));
  }

  /** Of the command. */
  static void of(Scope scope, Sends sends) {
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
    sends
        .add(List.of(Sends.MAKER.elastiCache(to, "CreateReplicationGroup", group)))
        .until(new Condition("group-available", to, named))
        .until(new Condition("group-serving", to, named));
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

  private static void survey(
      Region to,
      String as,
      String bucket,
      String folder,
      Optional<String> parameterGroup,
      Sends sends) {
    sends
        .identity(List.of(to))
        .bucket(to, bucket)
        .list(to, bucket)
        .s3(to, "GetObject", "Bucket", bucket, "Key", folder)
        .s3(to, "HeadObject", "Bucket", bucket, "Key", folder)
        .group(to, as)
        .elastiCache(to, "DescribeCacheParameterGroups")
        .elastiCache(to, "DescribeCacheEngineVersions")
        .elastiCache(
            to,
            "DescribeCacheParameters",
            "CacheParameterGroupName",
            parameterGroup.orElse(Arns.ANY));
  }

  private static void userGroups(Region to, String id, Sends sends) {
    sends.elastiCache(to, "DescribeUserGroups", "UserGroupId", id);
  }

  private static void subnets(Region to, String name, Sends sends) {
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
        + (cacheStart.equals(Arns.ANY) ? Arns.ANY : "replication-group/" + cacheStart + Arns.ANY);
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
