package io.ecdr.plan.iam;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.Condition;
import io.ecdr.plan.GiveBack;
import io.ecdr.plan.Ground;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects the calls that something may send. They are never sent: their names may be patterns,
 * what plays no part for permissions is left out, and so are addresses.
 */
final class Sends {

  /** Makes such calls. */
  static final CallMaker MAKER = new CallMaker((service, region) -> "");

  private static final String ROLE_NOTES = "ecdr-state/notes/roles-*";

  private final Arns arns;
  private final Set<Call> all = new LinkedHashSet<>();

  Sends(AccountId account) {
    this.arns = new Arns(account);
  }

  /** In the order in which they came. */
  List<Call> calls() {
    return List.copyOf(all);
  }

  AccountId account() {
    return arns.account();
  }

  /** Those that are sent with the caller's own credentials. */
  Sends add(Collection<Call> calls) {
    calls.stream().filter(call -> call.profile().isEmpty()).forEach(all::add);
    return this;
  }

  Sends elastiCache(Region region, String action, String... namesAndValues) {
    all.add(MAKER.elastiCache(region, action, Value.fields(namesAndValues)));
    return this;
  }

  Sends s3(Region region, String action, String... namesAndValues) {
    all.add(MAKER.s3(region, action, Value.fields(namesAndValues)));
    return this;
  }

  /** Who is calling: asked by surveys, and before an operation goes on. */
  Sends identity(Collection<Region> regions) {
    regions.forEach(region -> all.add(MAKER.sts(region, "GetCallerIdentity")));
    return this;
  }

  /** The lag of standbys. */
  Sends lag(Region region) {
    all.add(MAKER.cloudWatch(region, "ListMetrics", Value.Fields.NONE));
    return metrics(region);
  }

  /** Values of metrics whose dimensions are known. */
  Sends metrics(Region region) {
    all.add(MAKER.cloudWatch(region, "GetMetricData", Value.Fields.NONE));
    return this;
  }

  Sends group(Region region, String id) {
    return elastiCache(region, "DescribeReplicationGroups", "ReplicationGroupId", id);
  }

  /** All groups, for caches that drills left there. */
  Sends drills(Region region) {
    return elastiCache(region, "DescribeReplicationGroups");
  }

  /** A node's id is its group's with a number behind it. */
  Sends nodes(Region region, String group) {
    return elastiCache(region, "DescribeCacheClusters", "CacheClusterId", group + "-*");
  }

  Sends datastore(Region region, String id) {
    return elastiCache(region, "DescribeGlobalReplicationGroups", "GlobalReplicationGroupId", id);
  }

  /** What is asked of other services before a group is made in a Region. */
  Sends ground(Region region, boolean securityGroups, Optional<String> key) {
    all.add(MAKER.other(Service.EC2, region, "DescribeSubnets", Value.Fields.NONE));
    if (securityGroups) {
      all.add(MAKER.other(Service.EC2, region, "DescribeSecurityGroups", Value.Fields.NONE));
    }
    key.ifPresent(
        id -> all.add(MAKER.other(Service.KMS, region, "DescribeKey", Value.fields("KeyId", id))));
    all.add(MAKER.other(Service.SERVICE_QUOTAS, region, "ListServiceQuotas", Value.Fields.NONE));
    all.add(
        MAKER.other(Service.IAM, region.home(), "GetRole", Value.fields("RoleName", Ground.ROLE)));
    return elastiCache(region, "DescribeCacheClusters");
  }

  Sends tags(Region region, String group) {
    return tags(region, "replicationgroup", group);
  }

  /** Those of something of another type. */
  Sends tags(Region region, String type, String name) {
    var arn = arns.elastiCache(region, type, name);
    return elastiCache(region, "ListTagsForResource", "ResourceName", arn);
  }

  Sends snapshotTags(Region region, String snapshot) {
    return elastiCache(
        region,
        "ListTagsForResource",
        "ResourceName",
        arns.elastiCache(region, "snapshot", snapshot));
  }

  /** Who may log in to a member, and what AWS is about to do with it. */
  Sends beside(Region region, String group) {
    return nodes(region, group)
        .elastiCache(region, "DescribeUpdateActions")
        .elastiCache(region, "DescribeUserGroups")
        .elastiCache(region, "DescribeUsers");
  }

  /** What is read of a bucket before a plan is made. */
  Sends bucket(Region region, String bucket) {
    for (var action :
        List.of(
            "HeadBucket",
            "GetBucketLocation",
            "GetBucketPolicy",
            "GetBucketOwnershipControls",
            "GetBucketEncryption")) {
      s3(region, action, "Bucket", bucket);
    }
    return this;
  }

  /** The same, and what beside its policy lets everybody in. */
  Sends bucketAndWhoIsLetIn(Region region, String bucket) {
    return bucket(region, bucket)
        .s3(region, "GetPublicAccessBlock", "Bucket", bucket)
        .s3(region, "GetBucketAcl", "Bucket", bucket);
  }

  /**
   * What machines share: locks, the note that keeps automation away, and operations with the marks
   * of plans that were applied. One that is not there yet is told as such only to those who may
   * list the bucket (source: {@code S3API:GetObject}).
   *
   * @param operation whose copy is written; a star for any
   */
  Sends shared(Region region, String bucket, String operation) {
    for (var objects :
        List.of("locks/*", "operations/" + operation + "/*", "applied/" + operation + ".json")) {
      s3(region, "GetObject", "Bucket", bucket, "Key", "ecdr-state/" + objects)
          .s3(region, "PutObject", "Bucket", bucket, "Key", "ecdr-state/" + objects);
    }
    return s3(region, "GetObject", "Bucket", bucket, "Key", "ecdr-state/notes/stop.json")
        .list(region, bucket);
  }

  /** When roles were changed last, read before and written after a change of roles. */
  Sends roleNotes(Region region, String bucket) {
    return roleNotesRead(region, bucket)
        .s3(region, "PutObject", "Bucket", bucket, "Key", ROLE_NOTES);
  }

  /** The same, only read. */
  Sends roleNotesRead(Region region, String bucket) {
    return s3(region, "GetObject", "Bucket", bucket, "Key", ROLE_NOTES).list(region, bucket);
  }

  Sends list(Region region, String bucket) {
    return s3(region, "ListObjectsV2", "Bucket", bucket);
  }

  /** All that running a plan may send, waiting included. */
  Sends plan(Plan plan) {
    plan.lanes().forEach(lane -> lane.steps().forEach(this::step));
    return identity(plan.regions());
  }

  /** All that running a step may send, waiting included. */
  Sends step(Step step) {
    if (step instanceof Step.Act act) {
      add(act.calls()).until(act.done());
    } else if (step instanceof Step.Await await) {
      until(await.done());
    } else if (step instanceof Step.Ladder ladder) {
      ladder.rungs().forEach(rung -> add(List.of(rung.call())).until(rung.done()));
    } else if (step instanceof Step.Probe probe) {
      probe.roles().forEach(this::until);
    } else if (step instanceof Step.Local local) {
      add(local.mayCall());
      PublishSends.of(local, this);
    }
    return this;
  }

  /** What is read to see whether a state is reached, and why it is not. */
  Sends until(Condition condition) {
    var region = condition.region();
    var group = name(condition, "ReplicationGroupId");
    switch (condition.kind()) {
      case "snapshot-available" -> snapshot(condition);
      case "serverless-snapshot-available" -> serverless(condition);
      case "serverless-export-complete" ->
          serverless(condition).list(region, name(condition, "Bucket"));
      case "pruned-snapshot-gone" ->
          guards(condition)
              .snapshot(condition)
              .snapshotTags(region, name(condition, "SnapshotName"));
      case "pruned-serverless-snapshot-gone" ->
          guards(condition)
              .serverless(condition)
              .tags(region, "serverlesscachesnapshot", name(condition, "SnapshotName"));
      case "export-complete" -> snapshot(condition).list(region, name(condition, "Bucket"));
      case "group-available" -> group(region, group).tags(region, group).events(region);
      case "serverless-available" -> serverlessCache(condition).events(region);
      case "serverless-deletable", "serverless-gone" -> serverlessCache(condition);
      case "user-access" -> userAccess(region, name(condition, "UserId"));
      case "replicas-reached" -> group(region, group);
      case "automatic-set" -> automatic(condition, group);
      case "group-deletable", "group-gone" -> group(region, group).tags(region, group);
      case "former-standby-gone" -> group(region, group);
      case "discarded-gone" -> {
        var backup = condition.parameters().fields("Backup");
        var there = new Region(backup.text("Region").orElse(""));
        var bucket = backup.text("Bucket").orElse("");
        var folder = backup.text("Prefix").orElse("");
        group(region, group)
            .s3(there, "HeadObject", "Bucket", bucket, "Key", folder + "*.rdb")
            .s3(there, "GetObject", "Bucket", bucket, "Key", folder + BackupNames.CHECK);
      }
      case "global-datastore-gone" ->
          datastore(region, name(condition, "GlobalReplicationGroupId"));
      case "group-serving" -> group(region, group).nodes(region, group);
      case "parameter-group-made" -> {
        var name = name(condition, "CacheParameterGroupName");
        elastiCache(region, "DescribeCacheParameterGroups", "CacheParameterGroupName", name);
        var arn = arns.elastiCache(region, "parametergroup", name);
        elastiCache(region, "ListTagsForResource", "ResourceName", arn);
      }
      case "parameters-set" ->
          elastiCache(
              region,
              "DescribeCacheParameters",
              "CacheParameterGroupName",
              name(condition, "CacheParameterGroupName"));
      case "global-datastore-available" ->
          group(region, group).datastore(region, "*-" + name(condition, "Suffix"));
      case "member-associated" ->
          group(region, group).datastore(region, name(condition, "GlobalReplicationGroupId"));
      case "roles-moved" -> {
        var datastore = name(condition, "GlobalReplicationGroupId");
        group(region, group).datastore(region, datastore).events(region);
        condition
            .parameters()
            .text("AlsoSeenFrom")
            .ifPresent(other -> datastore(new Region(other), datastore));
      }
      case "held", "lag-under", "caught-up" -> group(region, group).lag(region);
      case GiveBack.CONDITION -> {
        var datastore = name(condition, "GlobalReplicationGroupId");
        datastore(region, datastore)
            .datastore(new Region(name(condition, "AlsoSeenFrom")), datastore);
      }
      case "member-follows" -> {
        var datastore = name(condition, "GlobalReplicationGroupId");
        var other = new Region(name(condition, "AlsoSeenFrom"));
        group(region, group).datastore(region, datastore).datastore(other, datastore);
      }
      case "standalone" -> {
        group(region, group);
        condition
            .parameters()
            .text("GlobalReplicationGroupId")
            .ifPresent(datastore -> datastore(region, datastore));
        condition.parameters().text("Since").ifPresent(since -> events(region));
      }
      default ->
          throw new IllegalStateException(
              "nobody wrote down what is read for the condition '" + condition.kind() + "'");
    }
    return this;
  }

  /** The copies that must be as they were seen. */
  private Sends guards(Condition condition) {
    for (var guard : condition.parameters().list("Guards")) {
      var region = new Region(guard.text("Region").orElse(""));
      for (var object : guard.list("Objects")) {
        add(
            List.of(
                MAKER
                    .s3(
                        region,
                        "HeadObject",
                        Value.fields(
                            "Bucket", guard.text("Bucket").orElse(""),
                            "Key", object.text("Key").orElse("")))
                    .as(guard.text("Profile"))));
      }
    }
    return this;
  }

  private Sends snapshot(Condition condition) {
    return elastiCache(
        condition.region(), "DescribeSnapshots", "SnapshotName", name(condition, "SnapshotName"));
  }

  /** Which groups it is in, the user tells. */
  private Sends userAccess(Region region, String user) {
    return elastiCache(region, "DescribeUsers", "UserId", user)
        .elastiCache(region, "DescribeUserGroups");
  }

  private Sends automatic(Condition condition, String group) {
    var region = condition.region();
    var named = condition.parameters();
    if (named.get("ServerlessCacheName").isPresent()) {
      return elastiCache(
          region,
          "DescribeServerlessCaches",
          "ServerlessCacheName",
          name(condition, "ServerlessCacheName"));
    }
    return named.get("CacheClusterId").isPresent()
        ? elastiCache(
            region, "DescribeCacheClusters", "CacheClusterId", name(condition, "CacheClusterId"))
        : group(region, group);
  }

  private Sends serverlessCache(Condition condition) {
    var name = name(condition, "ServerlessCacheName");
    return elastiCache(condition.region(), "DescribeServerlessCaches", "ServerlessCacheName", name)
        .tags(condition.region(), "serverlesscache", name);
  }

  private Sends serverless(Condition condition) {
    return elastiCache(
        condition.region(),
        "DescribeServerlessCacheSnapshots",
        "ServerlessCacheSnapshotName",
        name(condition, "SnapshotName"));
  }

  private Sends events(Region region) {
    return elastiCache(region, "DescribeEvents");
  }

  private static String name(Condition condition, String parameter) {
    return condition.parameters().get(parameter).orElse(null) instanceof Value.Bound bound
        ? bound.expected().replaceAll("\\?+", Arns.ANY)
        : condition.parameters().text(parameter).orElse(Arns.ANY);
  }

  /** The permissions for all of them, each once, in a stable order. */
  List<Permission> permissions() {
    var calls = new CallPermissions(account(), CallPermissions.buckets(all));
    List<Permission> each = new ArrayList<>();
    all.forEach(call -> each.addAll(calls.of(call)));
    return Permissions.together(each);
  }

  @Override
  public String toString() {
    return all.stream().map(Call::name).distinct().collect(Collectors.joining(", "));
  }
}
