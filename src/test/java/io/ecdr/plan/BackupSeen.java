package io.ecdr.plan;

import static io.ecdr.plan.Samples.absent;
import static io.ecdr.plan.Samples.known;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.BucketFacts;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheKind;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Fact;
import io.ecdr.model.NodeLoads;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An inventory to be changed in one place. */
final class BackupSeen {
  Value.Fields group = Samples.cme();
  Fact<List<CacheCluster>> nodes;
  Fact<List<Snapshot>> snapshots = known(List.of());
  Fact<Snapshot> sameName = absent();
  Fact<Value.Fields> parameters = known(Value.Fields.NONE);
  Fact<Value.Fields> tags = known(Value.fields("team", "shop"));
  BucketFacts bucket = Samples.bucket("src", Samples.HOME);
  Fact<Boolean> lists = known(true);
  Fact<List<String>> exportKeys = known(List.of());
  BucketFacts drBucket = Samples.bucket("dst", Samples.AWAY);
  Fact<List<String>> drKeys = known(List.of());
  Fact<List<EngineVersion>> versions = known(List.of(new EngineVersion("redis", "7.0", "redis7")));
  Instant at = Samples.NOW;
  NodeLoads loads = loads(Map.of(), Map.of(), Map.of());

  BackupInventory all() {
    var usual = Samples.inventory(group);
    return new BackupInventory(
        Samples.ACCOUNT,
        usual.caller(),
        usual.group(),
        nodes == null ? usual.nodes() : nodes,
        snapshots,
        sameName,
        parameters,
        tags,
        bucket,
        lists,
        exportKeys,
        drBucket,
        drKeys,
        versions,
        Reachability.NONE,
        at,
        loads,
        CacheKind.REPLICATION_GROUP);
  }

  /** Values of a minute ago, by node. */
  static NodeLoads loads(
      Map<String, Double> lag, Map<String, Double> memory, Map<String, Double> saving) {
    return new NodeLoads(samples(lag), samples(memory), samples(saving), Optional.empty());
  }

  private static SortedMap<String, NodeLoads.Sample> samples(Map<String, Double> values) {
    var all = new TreeMap<String, NodeLoads.Sample>();
    values.forEach(
        (node, value) -> all.put(node, new NodeLoads.Sample(value, Samples.NOW.minusSeconds(60))));
    return all;
  }

  static final BackupPlanner PLANNER = new BackupPlanner(Samples.CALLS, "test");

  Plan plan() {
    return PLANNER.plan(Samples.backup(), all(), Samples.OPERATION);
  }

  static Check check(Plan plan, String id) {
    var found = plan.checks().stream().filter(c -> c.id().equals(id)).toList();
    assertThat(found).as(id).hasSize(1);
    return found.get(0);
  }

  static Snapshot snapshot(String name, Duration age, String source, String size) {
    var node =
        Value.fields("CacheSize", size)
            .with("SnapshotCreateTime", new Value.Time(Samples.NOW.minus(age)));
    return Snapshot.of(
        Value.fields(
                "SnapshotName",
                name,
                "SnapshotStatus",
                "available",
                "SnapshotSource",
                source,
                "ReplicationGroupId",
                "orders")
            .with("NodeSnapshots", Value.items(List.of(node, node))));
  }
}
