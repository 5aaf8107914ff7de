package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Fact;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Manifest;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.CopyInventory;
import io.ecdr.plan.CopyPlanner;
import io.ecdr.plan.ServerlessManifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one snapshot, the cache that it is of as far as that is there, and the export's bucket. */
final class SnapshotSurvey {

  private final Surveyor surveyor;
  private final Gather gather;
  private final CallMaker maker;
  private final GroupCalls groups;
  private final Region region;
  private final String bucket;
  private final String operation;
  private final Instant deadline;

  SnapshotSurvey(
      Surveyor surveyor, Region region, String bucket, String operation, Instant deadline) {
    this.surveyor = surveyor;
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.groups = new GroupCalls(maker);
    this.region = region;
    this.bucket = bucket;
    this.operation = operation;
    this.deadline = deadline;
  }

  CopySurvey.Found read(AccountId account, String name) {
    var picked = new SnapshotPick(surveyor, region, deadline).pick(name);
    var snapshot = Snapshot.of(picked.asNodes());
    var id = picked.serverless() ? serverlessId(account, picked) : cacheId(account, snapshot);
    var backupId = BackupNames.backupId(id.id(), operation);
    var start = picked.serverless() ? snapshot.name() : backupId + "-";

    var export =
        new BucketSurvey(maker, bucket, region, Optional.of(account), Optional.empty())
            .andWhoIsLetIn();
    List<Call> calls = new ArrayList<>(export.calls());
    calls.add(export.ownerCall(account));
    var list = maker.s3(region, "ListBuckets", Value.Fields.NONE);
    var keys =
        maker.s3(
            region,
            "ListObjectsV2",
            Value.fields(
                "Bucket", bucket, "Prefix", start, "ExpectedBucketOwner", account.digits()));
    var source = picked.serverless() ? serverless(id) : groups.group(region, id.id());
    calls.addAll(List.of(list, keys, source));
    var parameters =
        snapshot.parameterGroup().map(groupName -> ParameterCalls.set(maker, region, groupName));
    parameters.ifPresent(calls::add);
    var tagged = snapshot.arn().map(this::tags);
    tagged.ifPresent(calls::add);
    var reads = gather.read(calls, deadline);
    var tags =
        tagged.isPresent()
            ? tags(reads.fact(tagged.get()))
            : new Fact.Absent<Value.Fields>(gather.now());
    var live = live(id, reads.fact(source));
    return new CopySurvey.Found(
        id,
        new CopyInventory.Taken(
            snapshot,
            picked.asNodes(),
            live,
            picked.serverless() ? new Fact.Absent<>(gather.now()) : nodes(live),
            parameters.isPresent()
                ? ParameterCalls.values(reads.fact(parameters.get()))
                : new Fact.Absent<>(gather.now()),
            tags,
            export.facts(reads, account),
            reads.fact(list).map(f -> true),
            CopyTargets.keys(reads.fact(keys)),
            picked.serverless()
                ? Optional.of(manifest(account, picked, snapshot, reads.fact(source), tags))
                : Optional.empty()),
        backupId,
        backupId);
  }

  private Call serverless(CacheId id) {
    return maker.elastiCache(
        region, "DescribeServerlessCaches", Value.fields("ServerlessCacheName", id.id()));
  }

  private CacheId serverlessId(AccountId account, SnapshotPick.Picked picked) {
    var told = picked.told().fields("ServerlessCacheConfiguration").text("ServerlessCacheName");
    return id(account, CacheKind.SERVERLESS, told.orElse("unknown"));
  }

  private Fact<ReplicationGroup> live(CacheId id, Fact<Value.Fields> answer) {
    return switch (id.kind()) {
      case REPLICATION_GROUP ->
          GroupCalls.first(answer, "ReplicationGroups").map(f -> ReplicationGroup.of(region, f));
      case SERVERLESS ->
          GroupCalls.first(answer, "ServerlessCaches").map(f -> LoneCaches.serverless(region, f));
      case CACHE_CLUSTER, BUCKET -> new Fact.Absent<>(gather.now());
    };
  }

  private Manifest manifest(
      AccountId account,
      SnapshotPick.Picked picked,
      Snapshot snapshot,
      Fact<Value.Fields> answer,
      Fact<Value.Fields> tags) {
    return ServerlessManifest.of(
        account,
        region,
        picked.told(),
        snapshot,
        GroupCalls.first(answer, "ServerlessCaches"),
        tags.map(CopyPlanner::foreign),
        gather.now());
  }

  /**
   * With cluster mode disabled a snapshot may name only the node that it was taken of, and the node
   * its group (source: {@code API:Snapshot}). A node that is gone is taken for a cluster.
   */
  private CacheId cacheId(AccountId account, Snapshot snapshot) {
    if (snapshot.replicationGroupId().isPresent()) {
      return id(account, CacheKind.REPLICATION_GROUP, snapshot.replicationGroupId().get());
    }
    var node = snapshot.cacheClusterId().orElse("unknown");
    var call = groups.cluster(region, node);
    var cluster =
        GroupCalls.first(gather.read(List.of(call), deadline).fact(call), "CacheClusters");
    return cluster
        .value()
        .map(CacheCluster::of)
        .flatMap(CacheCluster::replicationGroupId)
        .map(groupId -> id(account, CacheKind.REPLICATION_GROUP, groupId))
        .orElseGet(() -> id(account, CacheKind.CACHE_CLUSTER, node));
  }

  private CacheId id(AccountId account, CacheKind kind, String id) {
    return new CacheId(account, region, kind, id);
  }

  private Fact<List<CacheCluster>> nodes(Fact<ReplicationGroup> group) {
    if (group.value().isEmpty()) {
      return group.map(g -> List.of());
    }
    return groups.nodesOf(
        group.value().get(), gather.read(groups.nodes(group.value().get()), deadline));
  }

  private Call tags(String arn) {
    return maker.elastiCache(region, "ListTagsForResource", Value.fields("ResourceName", arn));
  }

  private static Fact<Value.Fields> tags(Fact<Value.Fields> answer) {
    return answer.map(
        f -> {
          var all = Value.Fields.NONE;
          for (var tag : f.list("TagList")) {
            all = all.with(tag.text("Key").orElse(""), tag.text("Value").orElse(""));
          }
          return all;
        });
  }
}
