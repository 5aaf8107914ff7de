package io.ecdr.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A snapshot as {@code DescribeSnapshots} tells it (source: {@code API:Snapshot}).
 *
 * @param status the service's word, lower case; may be one we do not know
 * @param source {@code manual} or {@code automated}
 * @param nodes one per shard; slots and replica counts only when asked for with {@code
 *     ShowNodeGroupConfig}
 */
public record Snapshot(
    String name,
    Optional<String> arn,
    String status,
    String source,
    Optional<String> replicationGroupId,
    Optional<String> cacheClusterId,
    Optional<String> nodeType,
    Optional<String> engine,
    Optional<String> engineVersion,
    int shards,
    Optional<String> parameterGroup,
    Optional<Integer> port,
    boolean automaticFailover,
    boolean dataTiering,
    List<NodeSnapshot> nodes) {

  public Snapshot {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(source, "source");
    nodes = List.copyOf(nodes);
  }

  /**
   * One shard's part.
   *
   * @param size the service's free text with a unit; absent while it is being made (source: {@code
   *     API:NodeSnapshot})
   */
  public record NodeSnapshot(
      Optional<String> nodeGroupId,
      Optional<String> cacheClusterId,
      Optional<String> slots,
      Optional<Integer> replicas,
      Optional<String> size,
      Optional<Instant> created) {
    static NodeSnapshot of(Value.Fields fields) {
      var config = fields.fields("NodeGroupConfiguration");
      return new NodeSnapshot(
          fields.text("NodeGroupId").or(() -> config.text("NodeGroupId")),
          fields.text("CacheClusterId"),
          config.text("Slots"),
          config.number("ReplicaCount").map(Long::intValue),
          fields.text("CacheSize"),
          fields.time("SnapshotCreateTime"));
    }
  }

  /** Reads one from an element of {@code Snapshots}. */
  public static Snapshot of(Value.Fields fields) {
    var nodes = fields.list("NodeSnapshots").stream().map(NodeSnapshot::of).toList();
    return new Snapshot(
        fields.text("SnapshotName").orElse(""),
        fields.text("ARN"),
        ReplicationGroup.word(fields, "SnapshotStatus"),
        ReplicationGroup.word(fields, "SnapshotSource"),
        fields.text("ReplicationGroupId"),
        fields.text("CacheClusterId"),
        fields.text("CacheNodeType"),
        fields.text("Engine"),
        fields.text("EngineVersion"),
        fields.number("NumNodeGroups").map(Long::intValue).orElse(Math.max(1, nodes.size())),
        fields.text("CacheParameterGroupName"),
        fields.number("Port").map(Long::intValue),
        ReplicationGroup.word(fields, "AutomaticFailover").startsWith("enabl"),
        ReplicationGroup.word(fields, "DataTiering").equals("enabled"),
        nodes);
  }

  /** When the first shard was saved: what a restore brings back is at least as old. */
  public Optional<Instant> earliest() {
    return nodes.stream().flatMap(n -> n.created().stream()).min(Comparator.naturalOrder());
  }

  /** Whether a person or a program asked for it, so that it counts against the daily quota. */
  public boolean manual() {
    return source.equals("manual") || source.equals("user");
  }
}
