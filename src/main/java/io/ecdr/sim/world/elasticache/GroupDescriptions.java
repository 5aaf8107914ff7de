package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.RunningGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheNode;
import software.amazon.awssdk.services.elasticache.model.Endpoint;
import software.amazon.awssdk.services.elasticache.model.NodeGroup;
import software.amazon.awssdk.services.elasticache.model.NodeGroupMember;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/**
 * Groups and nodes as the API shows them (API:ReplicationGroup, API:CacheCluster). Endpoints are
 * the engine's own addresses, so that a client reaches the node; there are none before a node runs.
 */
public final class GroupDescriptions {

  private static final String CACHE_NODE = "0001";
  private static final int USUAL_PORT = 6379;

  private GroupDescriptions() {}

  /** A group now. */
  public static ReplicationGroup describe(Group group) {
    var nodeGroups = group.shards().stream().map(shard -> shard(group, shard)).toList();
    var described =
        group.about().toBuilder()
            .status(group.life().state().toString())
            .globalReplicationGroupInfo(group.global().orElse(null))
            .memberClusters(group.nodes().stream().map(Node::id).sorted().toList())
            .nodeGroups(group.running().isPresent() ? nodeGroups : List.of());
    if (group.clusterMode()) {
      described.configurationEndpoint(endpoint(group, group.shards().get(0).primary()));
    }
    return described.build();
  }

  private static NodeGroup shard(Group group, Shard shard) {
    var described =
        NodeGroup.builder()
            .nodeGroupId(shard.id())
            .status(status(group))
            .nodeGroupMembers(members(group, shard));
    if (group.clusterMode()) {
      return described.slots(shard.slots()).build();
    }
    return described
        .primaryEndpoint(endpoint(group, shard.primary()))
        .readerEndpoint(endpoint(group, shard.bestForBackup()))
        .build();
  }

  /** Shards know fewer words than groups (API:NodeGroup). */
  private static String status(Group group) {
    return switch (group.life().state()) {
      case CREATING, CREATE_FAILED -> "creating";
      case MODIFYING -> "modifying";
      case DELETING, DELETED -> "deleting";
      case AVAILABLE, SNAPSHOTTING -> "available";
    };
  }

  private static List<NodeGroupMember> members(Group group, Shard shard) {
    var members = new ArrayList<NodeGroupMember>();
    for (Node node : byId(shard)) {
      var member =
          NodeGroupMember.builder()
              .cacheClusterId(node.id())
              .cacheNodeId(CACHE_NODE)
              .preferredAvailabilityZone(node.zone());
      if (!group.clusterMode()) {
        member
            .readEndpoint(endpoint(group, node))
            .currentRole(node == shard.primary() ? "primary" : "replica");
      }
      members.add(member.build());
    }
    return members;
  }

  /** A node keeps its place when another one becomes the primary. */
  private static List<Node> byId(Shard shard) {
    return shard.nodes().stream().sorted(Comparator.comparing(Node::id)).toList();
  }

  /** A node now. */
  public static CacheCluster describe(Group group, Node node, boolean nodeInfo) {
    String snapshotting = group.about().snapshottingClusterId();
    boolean keepsSnapshots = group.clusterMode() || node.id().equals(snapshotting);
    var described =
        group.aboutNodes().toBuilder()
            .cacheClusterId(node.id())
            .arn(node.arn())
            .cacheClusterStatus(node.life().state().toString())
            .cacheClusterCreateTime(node.created())
            .preferredAvailabilityZone(node.zone())
            .snapshotRetentionLimit(keepsSnapshots ? group.about().snapshotRetentionLimit() : 0)
            .snapshotWindow(group.about().snapshotWindow());
    if (nodeInfo) {
      described.cacheNodes(
          CacheNode.builder()
              .cacheNodeId(CACHE_NODE)
              .cacheNodeStatus(node.life().state().toString())
              .cacheNodeCreateTime(node.created())
              .endpoint(endpoint(group, node))
              .parameterGroupStatus("in-sync")
              .customerAvailabilityZone(node.zone())
              .build());
    }
    return described.build();
  }

  /** The port that the group's primary answers at; the usual one before it runs. */
  static int port(Group group) {
    return address(group, group.shards().get(0).primary())
        .map(RunningGroup.Address::port)
        .orElse(USUAL_PORT);
  }

  private static Endpoint endpoint(Group group, Node node) {
    return address(group, node)
        .map(a -> Endpoint.builder().address(a.host()).port(a.port()).build())
        .orElse(null);
  }

  private static Optional<RunningGroup.Address> address(Group group, Node node) {
    // A replica that is being added is not known to the engine yet.
    return node.life().state() == NodeLife.State.CREATING
        ? Optional.empty()
        : group.running().map(running -> running.address(node.id()));
  }
}
