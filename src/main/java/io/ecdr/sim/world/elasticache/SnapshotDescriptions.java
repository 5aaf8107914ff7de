package io.ecdr.sim.world.elasticache;

import java.util.List;
import software.amazon.awssdk.services.elasticache.model.AutomaticFailoverStatus;
import software.amazon.awssdk.services.elasticache.model.NodeSnapshot;
import software.amazon.awssdk.services.elasticache.model.Snapshot;

/**
 * Snapshots as the API shows them (API:Snapshot, API:NodeSnapshot). A snapshot of a group without
 * cluster mode names its node, one with cluster mode its group (unsure whether the former names the
 * group as well); {@code NumNodeGroups} is always there.
 */
public final class SnapshotDescriptions {

  private SnapshotDescriptions() {}

  /** What a snapshot keeps of its source (facts 4.3): no parameter values, nothing of security. */
  static Snapshot about(Group group, Snapshots.Order order) {
    Estate estate = group.estate();
    var group0 = group.about();
    var nodes = group.aboutNodes();
    var topic = nodes.notificationConfiguration();
    return Snapshot.builder()
        .snapshotName(order.name())
        .arn(estate.arn("snapshot", order.name()))
        .snapshotSource(order.automated() ? "automated" : "manual")
        .replicationGroupId(group.clusterMode() ? group.id() : null)
        .replicationGroupDescription(group0.description())
        .cacheClusterId(order.node().map(Node::id).orElse(null))
        .cacheNodeType(group0.cacheNodeType())
        .engine(group.version().engine())
        .engineVersion(group.version().version())
        .numCacheNodes(group.clusterMode() ? null : 1)
        .preferredAvailabilityZone(order.node().map(Node::zone).orElse(null))
        .cacheClusterCreateTime(order.node().map(Node::created).orElse(null))
        .preferredMaintenanceWindow(nodes.preferredMaintenanceWindow())
        .topicArn(topic == null ? null : topic.topicArn())
        .port(GroupDescriptions.port(group))
        .cacheParameterGroupName(nodes.cacheParameterGroup().cacheParameterGroupName())
        .cacheSubnetGroupName(nodes.cacheSubnetGroupName())
        .vpcId(estate.vpc(nodes.cacheSubnetGroupName()))
        .autoMinorVersionUpgrade(nodes.autoMinorVersionUpgrade())
        .snapshotRetentionLimit(group0.snapshotRetentionLimit())
        .snapshotWindow(group0.snapshotWindow())
        .numNodeGroups(group.shards().size())
        .automaticFailover(settled(group0.automaticFailover()))
        .kmsKeyId(order.kmsKeyId())
        .dataTiering(group0.dataTiering())
        .build();
  }

  private static AutomaticFailoverStatus settled(AutomaticFailoverStatus status) {
    return switch (status == null ? AutomaticFailoverStatus.DISABLED : status) {
      case ENABLING -> AutomaticFailoverStatus.ENABLED;
      case DISABLING -> AutomaticFailoverStatus.DISABLED;
      default -> status;
    };
  }

  /**
   * A snapshot now.
   *
   * @param nodeGroupConfiguration whether slots and replica counts are told as well
   */
  public static Snapshot describe(StoredSnapshot snapshot, boolean nodeGroupConfiguration) {
    List<NodeSnapshot> nodes =
        snapshot.parts().stream()
            .map(part -> node(snapshot, part, nodeGroupConfiguration))
            .toList();
    return snapshot.about().toBuilder()
        .snapshotStatus(snapshot.life().state().toString())
        .nodeSnapshots(nodes)
        .build();
  }

  private static NodeSnapshot node(
      StoredSnapshot snapshot, StoredSnapshot.Part part, boolean configuration) {
    var node =
        NodeSnapshot.builder()
            .cacheClusterId(part.node())
            .cacheNodeId("0001")
            .cacheSize(part.size())
            .cacheNodeCreateTime(part.nodeCreated())
            .snapshotCreateTime(part.taken());
    if (snapshot.clusterMode()) {
      node.nodeGroupId(part.shard().nodeGroupId());
    }
    if (configuration) {
      node.nodeGroupConfiguration(part.shard());
    }
    return node.build();
  }
}
