package io.ecdr.model;

import java.util.List;
import java.util.Optional;

/**
 * Caches that are no replication groups, seen as a group of one shard, so that whatever looks at
 * shards and nodes need not know the difference.
 */
public final class LoneCaches {

  /** The shard that the service's file names tell (source: facts page, sections 2 and 5). */
  public static final String SHARD = "0001";

  /** All slots. */
  public static final String ALL_SLOTS = "0-16383";

  private LoneCaches() {}

  /** What sort of cache is seen as a group: its ARN tells (source: {@code IAMREF}). */
  public static CacheKind kind(ReplicationGroup group) {
    var arn = group.arn().orElse("");
    if (arn.contains(":serverlesscache:")) {
      return CacheKind.SERVERLESS;
    }
    return arn.contains(":cluster:") ? CacheKind.CACHE_CLUSTER : CacheKind.REPLICATION_GROUP;
  }

  /** A single node, from an element of {@code CacheClusters}: no cluster mode, one primary. */
  public static ReplicationGroup node(Region region, Value.Fields fields) {
    var id = fields.text("CacheClusterId").orElse("");
    var member =
        new ReplicationGroup.Member(
            id, Optional.of("primary"), fields.text("PreferredAvailabilityZone"), Optional.empty());
    return new ReplicationGroup(
        id,
        region,
        fields.text("ARN"),
        ReplicationGroup.word(fields, "CacheClusterStatus"),
        false,
        List.of(id),
        List.of(shard(Optional.empty(), List.of(member))),
        fields.text("CacheNodeType"),
        fields.text("Engine"),
        false,
        false,
        false,
        Optional.empty(),
        new ReplicationGroup.Security(
            fields.flag("TransitEncryptionEnabled").orElse(false),
            fields.text("TransitEncryptionMode"),
            fields.flag("AtRestEncryptionEnabled").orElse(false),
            Optional.empty(),
            fields.flag("AuthTokenEnabled").orElse(false),
            List.of()),
        fields.text("SnapshotWindow"),
        fields.number("SnapshotRetentionLimit").map(Long::intValue),
        Optional.empty());
  }

  /**
   * A serverless cache, from an element of {@code ServerlessCaches}: its clients speak cluster mode
   * (X3: seen), so it is one shard with all slots. It is always encrypted at rest (source: {@code
   * UG:at-rest-encryption}) and, which is unsure, in transit; it is guarded by a user group if by
   * anything (source: facts page, section 5).
   */
  public static ReplicationGroup serverless(Region region, Value.Fields fields) {
    return new ReplicationGroup(
        fields.text("ServerlessCacheName").orElse(""),
        region,
        fields.text("ARN"),
        ReplicationGroup.word(fields, "Status"),
        true,
        List.of(),
        List.of(shard(Optional.of(ALL_SLOTS), List.of())),
        Optional.empty(),
        fields.text("Engine"),
        true,
        true,
        false,
        ReplicationGroup.Endpoint.of(fields.fields("Endpoint")),
        new ReplicationGroup.Security(
            true,
            Optional.empty(),
            true,
            fields.text("KmsKeyId"),
            false,
            fields.text("UserGroupId").stream().toList()),
        fields.text("DailySnapshotTime"),
        fields.number("SnapshotRetentionLimit").map(Long::intValue),
        Optional.empty());
  }

  private static ReplicationGroup.NodeGroup shard(
      Optional<String> slots, List<ReplicationGroup.Member> members) {
    return new ReplicationGroup.NodeGroup(
        SHARD, "available", slots, Optional.empty(), Optional.empty(), members);
  }
}
