package io.ecdr.usecase;

import io.ecdr.model.CacheCluster;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The calls that read replication groups and what belongs to them, and their answers. */
final class GroupCalls {

  /** Up to so many nodes are asked for one by one; more by pages of the whole Region. */
  private static final int ONE_BY_ONE = 20;

  private final CallMaker maker;

  GroupCalls(CallMaker maker) {
    this.maker = maker;
  }

  Call group(Region region, String id) {
    return maker.elastiCache(
        region, "DescribeReplicationGroups", Value.fields("ReplicationGroupId", id));
  }

  Call groups(Region region) {
    return maker.elastiCache(
        region, "DescribeReplicationGroups", Value.Fields.NONE.with("MaxRecords", 100));
  }

  Call cluster(Region region, String id) {
    return maker.elastiCache(
        region,
        "DescribeCacheClusters",
        Value.fields("CacheClusterId", id).with("ShowCacheNodeInfo", true));
  }

  Call clusters(Region region) {
    return maker.elastiCache(
        region,
        "DescribeCacheClusters",
        Value.Fields.NONE.with("MaxRecords", 100).with("ShowCacheNodeInfo", true));
  }

  /** The nodes of a group. */
  List<Call> nodes(ReplicationGroup group) {
    return group.memberClusters().size() > ONE_BY_ONE
        ? List.of(clusters(group.region()))
        : group.memberClusters().stream().map(id -> cluster(group.region(), id)).toList();
  }

  Fact<List<CacheCluster>> nodesOf(ReplicationGroup group, Reads reads) {
    return together(reads, nodes(group), "CacheClusters")
        .map(
            all ->
                all.stream()
                    .map(CacheCluster::of)
                    .filter(n -> group.memberClusters().contains(n.id()))
                    .toList());
  }

  /**
   * The snapshots of a group: those that name it, and with cluster mode disabled those of its
   * nodes, which may name only the node (source: {@code API:Snapshot}).
   */
  List<Call> snapshots(ReplicationGroup group) {
    List<Call> all = new ArrayList<>();
    all.add(snapshots(group.region(), Value.fields("ReplicationGroupId", group.id())));
    if (!group.cluster()) {
      for (var node : group.memberClusters()) {
        all.add(snapshots(group.region(), Value.fields("CacheClusterId", node)));
      }
    }
    return all;
  }

  Call snapshots(Region region, Value.Fields filter) {
    return maker.elastiCache(region, "DescribeSnapshots", filter.with("MaxRecords", 50));
  }

  Call snapshot(Region region, String name) {
    return maker.elastiCache(region, "DescribeSnapshots", Value.fields("SnapshotName", name));
  }

  Fact<List<Snapshot>> snapshotsOf(ReplicationGroup group, Reads reads) {
    return together(reads, snapshots(group), "Snapshots").map(GroupCalls::distinct);
  }

  static List<Snapshot> distinct(List<Value.Fields> all) {
    return all.stream().distinct().map(Snapshot::of).sorted(newestFirst()).toList();
  }

  private static Comparator<Snapshot> newestFirst() {
    return Comparator.comparing(
            (Snapshot s) -> s.earliest().orElse(Instant.EPOCH), Comparator.reverseOrder())
        .thenComparing(Snapshot::name);
  }

  /** The elements of several answers; unknown when one of them is. Not found counts as none. */
  static Fact<List<Value.Fields>> together(Reads reads, List<Call> calls, String member) {
    List<Value.Fields> all = new ArrayList<>();
    var at = reads.answers().values().iterator().next().at();
    for (var call : calls) {
      var fact = reads.fact(call);
      if (fact.unknown().isPresent()) {
        return fact.map(f -> List.of());
      }
      at = fact.at();
      fact.value().ifPresent(f -> all.addAll(f.list(member)));
    }
    return new Fact.Known<>(all, at);
  }

  /** The first element of an answer; absent when it has none. */
  static Fact<Value.Fields> first(Fact<Value.Fields> answer, String member) {
    var found = answer.value().flatMap(f -> f.list(member).stream().findFirst());
    if (found.isPresent()) {
      return new Fact.Known<>(found.get(), answer.at());
    }
    return answer.value().isPresent() ? new Fact.Absent<>(answer.at()) : answer;
  }
}
