package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.CopyInventory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one snapshot, the cache that it is of as far as that is there, and the export's bucket. */
final class SnapshotSurvey {

  private final Gather gather;
  private final CallMaker maker;
  private final GroupCalls groups;
  private final Region region;
  private final String bucket;
  private final String operation;
  private final Instant deadline;

  SnapshotSurvey(
      Surveyor surveyor, Region region, String bucket, String operation, Instant deadline) {
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.groups = new GroupCalls(maker);
    this.region = region;
    this.bucket = bucket;
    this.operation = operation;
    this.deadline = deadline;
  }

  CopySurvey.Found read(AccountId account, String name) {
    var describe =
        maker.elastiCache(
            region,
            "DescribeSnapshots",
            Value.fields("SnapshotName", name).with("ShowNodeGroupConfig", true));
    var found =
        GroupCalls.first(gather.read(List.of(describe), deadline).fact(describe), "Snapshots");
    if (found.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no snapshot " + name + " in " + region,
          "see what there is: aws elasticache describe-snapshots --region "
              + region
              + "; one of a serverless cache is carried by backup create only");
    }
    var told = SurveyEnded.need(found, "");
    var snapshot = Snapshot.of(told);
    var id = cacheId(account, snapshot);
    var backupId = BackupNames.backupId(id.id(), operation);

    var export = new BucketSurvey(maker, bucket, region, Optional.of(account), Optional.empty());
    List<Call> calls = new ArrayList<>(export.calls());
    calls.add(export.ownerCall(account));
    var list = maker.s3(region, "ListBuckets", Value.Fields.NONE);
    var keys =
        maker.s3(
            region,
            "ListObjectsV2",
            Value.fields(
                "Bucket",
                bucket,
                "Prefix",
                backupId + "-",
                "ExpectedBucketOwner",
                account.digits()));
    var group = groups.group(region, id.id());
    calls.addAll(List.of(list, keys, group));
    var parameters =
        snapshot.parameterGroup().map(groupName -> ParameterCalls.set(maker, region, groupName));
    parameters.ifPresent(calls::add);
    var tags = snapshot.arn().map(this::tags);
    tags.ifPresent(calls::add);
    var reads = gather.read(calls, deadline);
    Fact<ReplicationGroup> live =
        id.kind() == CacheKind.REPLICATION_GROUP
            ? GroupCalls.first(reads.fact(group), "ReplicationGroups")
                .map(f -> ReplicationGroup.of(region, f))
            : new Fact.Absent<>(gather.now());
    return new CopySurvey.Found(
        id,
        new CopyInventory.Taken(
            snapshot,
            told,
            live,
            nodes(live),
            parameters.isPresent()
                ? ParameterCalls.values(reads.fact(parameters.get()))
                : new Fact.Absent<>(gather.now()),
            tags.isPresent() ? tags(reads.fact(tags.get())) : new Fact.Absent<>(gather.now()),
            export.facts(reads, account),
            reads.fact(list).map(f -> true),
            CopyTargets.keys(reads.fact(keys))),
        backupId,
        backupId);
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
