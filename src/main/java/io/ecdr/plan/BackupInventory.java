package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheKind;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Fact;
import io.ecdr.model.NodeLoads;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * All that a backup's plan rests on.
 *
 * @param caller the ARN that the credentials belong to
 * @param nodes the group's nodes
 * @param snapshots the group's snapshots, all kinds
 * @param sameName a snapshot that has the new one's name; absent is what is wanted
 * @param parameters the parameters that were set by somebody, value by name
 * @param tags the group's tags, value by key
 * @param listsBuckets whether the caller may list the account's buckets
 * @param exportKeys keys in the export bucket that start like the export's
 * @param drKeys keys in the DR bucket that start like the backup's folder
 * @param drVersions the engine versions that the DR Region offers for this engine
 * @param at when the survey ended
 * @param loads how the nodes are doing
 * @param kind what sort of cache it is; one that is no replication group is seen as one of one
 *     shard
 */
public record BackupInventory(
    AccountId account,
    String caller,
    ReplicationGroup group,
    Fact<List<CacheCluster>> nodes,
    Fact<List<Snapshot>> snapshots,
    Fact<Snapshot> sameName,
    Fact<Value.Fields> parameters,
    Fact<Value.Fields> tags,
    BucketFacts bucket,
    Fact<Boolean> listsBuckets,
    Fact<List<String>> exportKeys,
    BucketFacts drBucket,
    Fact<List<String>> drKeys,
    Fact<List<EngineVersion>> drVersions,
    Reachability reachability,
    Instant at,
    NodeLoads loads,
    CacheKind kind) {

  /** One for which nobody asked how the nodes are doing. */
  public BackupInventory(
      AccountId account,
      String caller,
      ReplicationGroup group,
      Fact<List<CacheCluster>> nodes,
      Fact<List<Snapshot>> snapshots,
      Fact<Snapshot> sameName,
      Fact<Value.Fields> parameters,
      Fact<Value.Fields> tags,
      BucketFacts bucket,
      Fact<Boolean> listsBuckets,
      Fact<List<String>> exportKeys,
      BucketFacts drBucket,
      Fact<List<String>> drKeys,
      Fact<List<EngineVersion>> drVersions,
      Reachability reachability,
      Instant at) {
    this(
        account,
        caller,
        group,
        nodes,
        snapshots,
        sameName,
        parameters,
        tags,
        bucket,
        listsBuckets,
        exportKeys,
        drBucket,
        drKeys,
        drVersions,
        reachability,
        at,
        NodeLoads.unknown("not asked"),
        CacheKind.REPLICATION_GROUP);
  }

  public BackupInventory {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(nodes, "nodes");
    Objects.requireNonNull(snapshots, "snapshots");
    Objects.requireNonNull(sameName, "sameName");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(tags, "tags");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(listsBuckets, "listsBuckets");
    Objects.requireNonNull(exportKeys, "exportKeys");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(drKeys, "drKeys");
    Objects.requireNonNull(drVersions, "drVersions");
    Objects.requireNonNull(reachability, "reachability");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(loads, "loads");
    Objects.requireNonNull(kind, "kind");
  }

  /** Whether the cache is a serverless one. */
  boolean serverless() {
    return kind == CacheKind.SERVERLESS;
  }

  /** The nodes, as far as they could be read. */
  public List<CacheCluster> knownNodes() {
    return nodes.value().orElse(List.of());
  }
}
