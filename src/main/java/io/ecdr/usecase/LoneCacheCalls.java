package io.ecdr.usecase;

import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Fact;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.ServerlessSnapshots;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import java.util.List;
import java.util.Optional;

/**
 * The calls that read one cache that may be no replication group. Of one id there may be a group, a
 * single node and a serverless cache: they are taken in that order.
 */
final class LoneCacheCalls {

  private final CallMaker maker;
  private final GroupCalls groups;
  private final Region region;
  private final String id;
  private final String backupId;

  LoneCacheCalls(CallMaker maker, GroupCalls groups, Region region, String id, String backupId) {
    this.maker = maker;
    this.groups = groups;
    this.region = region;
    this.id = id;
    this.backupId = backupId;
  }

  /** What is of that id; serverless is what is left when there is neither group nor node. */
  CacheKind kind(Fact<Value.Fields> group, Fact<Value.Fields> cluster) {
    if (!GroupCalls.first(group, "ReplicationGroups").absent()) {
      return CacheKind.REPLICATION_GROUP;
    }
    var node = GroupCalls.first(cluster, "CacheClusters");
    if (node.absent()) {
      return CacheKind.SERVERLESS;
    }
    return node.value()
            .map(CacheCluster::of)
            .filter(n -> n.replicationGroupId().isEmpty() && !n.engine().equals("memcached"))
            .isPresent()
        ? CacheKind.CACHE_CLUSTER
        : CacheKind.REPLICATION_GROUP;
  }

  Call serverless() {
    return maker.elastiCache(
        region, "DescribeServerlessCaches", Value.fields("ServerlessCacheName", id));
  }

  /** The cache, when it is of that kind and there; a replication group is another's business. */
  Optional<ReplicationGroup> found(CacheKind kind, Reads reads) {
    return switch (kind) {
      case REPLICATION_GROUP, BUCKET -> Optional.empty();
      case CACHE_CLUSTER ->
          GroupCalls.first(reads.fact(groups.cluster(region, id)), "CacheClusters")
              .value()
              .map(f -> LoneCaches.node(region, f));
      case SERVERLESS -> {
        var fact = GroupCalls.first(reads.fact(serverless()), "ServerlessCaches");
        if (fact.unknown().isPresent()) {
          throw SurveyEnded.because(fact.unknown().get(), "");
        }
        yield fact.value().map(f -> LoneCaches.serverless(region, f));
      }
    };
  }

  /** The calls for the nodes; those of lone caches were read before. */
  List<Call> nodes(CacheKind kind, ReplicationGroup found) {
    return kind == CacheKind.REPLICATION_GROUP ? groups.nodes(found) : List.of();
  }

  Fact<List<CacheCluster>> nodesOf(CacheKind kind, ReplicationGroup found, Reads reads) {
    return kind == CacheKind.SERVERLESS
        ? GroupCalls.together(reads, List.of(serverless()), "ServerlessCaches")
            .map(all -> all.stream().map(CacheCluster::ofServerless).toList())
        : groups.nodesOf(found, reads);
  }

  List<Call> snapshots(CacheKind kind, ReplicationGroup found) {
    return switch (kind) {
      case REPLICATION_GROUP, BUCKET -> groups.snapshots(found);
      case CACHE_CLUSTER -> List.of(groups.snapshots(region, Value.fields("CacheClusterId", id)));
      case SERVERLESS ->
          List.of(
              maker.elastiCache(
                  region,
                  "DescribeServerlessCacheSnapshots",
                  Value.fields("ServerlessCacheName", id).with("MaxResults", 50)));
    };
  }

  Fact<List<Snapshot>> snapshotsOf(CacheKind kind, ReplicationGroup found, Reads reads) {
    var calls = snapshots(kind, found);
    return kind == CacheKind.SERVERLESS
        ? GroupCalls.together(reads, calls, "ServerlessCacheSnapshots")
            .map(all -> all.stream().map(ServerlessSnapshots::asSnapshot).toList())
            .map(GroupCalls::distinct)
        : GroupCalls.together(reads, calls, "Snapshots").map(GroupCalls::distinct);
  }

  /** Snapshots of serverless caches have names of their own. */
  Call sameName(CacheKind kind) {
    return kind == CacheKind.SERVERLESS
        ? maker.elastiCache(
            region,
            "DescribeServerlessCacheSnapshots",
            Value.fields("ServerlessCacheSnapshotName", backupId))
        : groups.snapshot(region, backupId);
  }

  Fact<Snapshot> sameNameOf(CacheKind kind, Reads reads) {
    var answer = reads.fact(sameName(kind));
    return kind == CacheKind.SERVERLESS
        ? GroupCalls.first(answer, "ServerlessCacheSnapshots")
            .map(ServerlessSnapshots::asSnapshot)
            .map(Snapshot::of)
        : GroupCalls.first(answer, "Snapshots").map(Snapshot::of);
  }
}
