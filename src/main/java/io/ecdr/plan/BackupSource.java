package io.ecdr.plan;

import io.ecdr.model.CacheCluster;
import io.ecdr.model.NodeLoads;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a snapshot is taken of and from.
 *
 * @param node the node that is named to the service; empty with cluster mode enabled, where only
 *     the group can be named
 * @param replica whether that node is a replica, so that the primary is spared
 */
record BackupSource(
    ReplicationGroup group, String node, boolean replica, String engine, String version) {

  /**
   * Cluster mode disabled: the available replica that is least behind as far as that is known, else
   * the first one; without any the primary, else the first node (source: {@code UG:backups}, {@code
   * UG23:backups-manual}).
   */
  static BackupSource of(BackupInventory seen) {
    var group = seen.group();
    var nodes = seen.knownNodes();
    var engine =
        nodes.stream()
            .map(CacheCluster::engine)
            .findFirst()
            .or(() -> group.engine().map(e -> e.toLowerCase(Locale.ROOT)))
            .orElse("");
    var version = nodes.stream().map(CacheCluster::engineVersion).findFirst().orElse("");
    if (group.cluster()) {
      return new BackupSource(group, "", false, engine, version);
    }
    var replica =
        group.withRole("replica").stream()
            .map(ReplicationGroup.Member::cacheClusterId)
            .filter(id -> BackupChecks.serves(nodes, id))
            .min(Comparator.comparingDouble(id -> behind(seen, id)));
    var node =
        replica
            .or(
                () ->
                    group.withRole("primary").stream()
                        .map(ReplicationGroup.Member::cacheClusterId)
                        .findFirst())
            .or(() -> group.memberClusters().stream().findFirst())
            .orElse(group.id());
    return new BackupSource(group, node, replica.isPresent(), engine, version);
  }

  /** Unknown is behind all that is known. */
  private static double behind(BackupInventory seen, String node) {
    return Optional.ofNullable(seen.loads().lag().get(node))
        .map(NodeLoads.Sample::value)
        .orElse(Double.MAX_VALUE);
  }

  /** The nodes' type. */
  String nodeType() {
    return group.nodeType().orElse("");
  }

  /** What the snapshot is taken from, for people. */
  String words() {
    if (group.nodeType().isEmpty()) {
      return group.id() + " (serverless)";
    }
    if (group.cluster()) {
      return group.id() + " (" + Text.count(group.nodeGroups().size(), "shard") + ")";
    }
    return group.id() + " from " + (replica ? "replica " : "node ") + node;
  }

  /** Whether a snapshot uses up the same quota: it is counted per node (source: UG:backups). */
  boolean countsAgainst(Snapshot snapshot) {
    return group.cluster() || snapshot.cacheClusterId().map(node::equals).orElse(true);
  }

  /** How much data the newest finished snapshot had, when it says. */
  static OptionalLong lastSize(List<Snapshot> snapshots) {
    Optional<Snapshot> newest =
        snapshots.stream()
            .filter(s -> s.status().equals("available") && s.earliest().isPresent())
            .max(Comparator.comparing(s -> s.earliest().get()));
    return newest.map(BackupSource::size).orElse(OptionalLong.empty());
  }

  /** How much data a snapshot has, when it says of all shards. */
  static OptionalLong size(Snapshot snapshot) {
    long all = 0;
    for (var node : snapshot.nodes()) {
      var size = node.size().map(Estimates::size).orElse(OptionalLong.empty());
      if (size.isEmpty()) {
        return OptionalLong.empty();
      }
      all += size.getAsLong();
    }
    return snapshot.nodes().isEmpty() ? OptionalLong.empty() : OptionalLong.of(all);
  }
}
