package io.ecdr.model;

import java.util.List;

/**
 * Snapshots of serverless caches in the words of {@link Snapshot}: one shard with all slots. The
 * version is left out, since they tell the major one only (source: {@code
 * API:ServerlessCacheSnapshot}).
 */
public final class ServerlessSnapshots {

  private ServerlessSnapshots() {}

  /** An element of {@code ServerlessCacheSnapshots} as one of {@code Snapshots}. */
  public static Value.Fields asSnapshot(Value.Fields told) {
    var configuration = told.fields("ServerlessCacheConfiguration");
    var shard =
        Value.fields("NodeGroupId", LoneCaches.SHARD)
            .with(
                "NodeGroupConfiguration",
                Value.fields("NodeGroupId", LoneCaches.SHARD, "Slots", LoneCaches.ALL_SLOTS)
                    .with("ReplicaCount", 0))
            .with(
                "CacheSize",
                told.text("BytesUsedForCache").filter(b -> b.matches("\\d+")).map(b -> b + " B"));
    var created = told.get("CreateTime");
    return Value.fields("SnapshotName", told.text("ServerlessCacheSnapshotName").orElse(""))
        .with("ARN", told.text("ARN"))
        .with("SnapshotStatus", told.text("Status"))
        .with("SnapshotSource", ReplicationGroup.word(told, "SnapshotType"))
        .with("Engine", configuration.text("Engine"))
        .with("NumNodeGroups", 1)
        .with(
            "NodeSnapshots",
            Value.items(
                List.of(created.map(at -> shard.with("SnapshotCreateTime", at)).orElse(shard))));
  }
}
