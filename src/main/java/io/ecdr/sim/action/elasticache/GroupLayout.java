package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.NewGroup.ShardPlan;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.Slots;
import io.ecdr.sim.world.elasticache.StoredSnapshot;
import io.ecdr.sim.world.ground.Quotas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.NodeGroupConfiguration;

/**
 * The shards of a new group: how many, which slots, how many replicas and where
 * (API:NodeGroupConfiguration). Slots are split evenly when none are given.
 */
record GroupLayout(List<ShardPlan> shards) {

  static final int MOST_REPLICAS = 5;
  private static final int MOST_SHARDS = 90;

  GroupLayout {
    shards = List.copyOf(shards);
  }

  /** Nodes of the first shard; the others may have more or fewer. */
  int fewestReplicas() {
    return shards.stream().mapToInt(shard -> shard.zones().size() - 1).min().orElse(0);
  }

  static GroupLayout read(
      CreateReplicationGroupRequest request,
      GroupSource source,
      GroupKind kind,
      Estate estate,
      Quotas quotas) {
    List<NodeGroupConfiguration> asked = configurations(request, source.snapshot(), kind);
    requireQuotas(asked, estate, quotas);
    List<String> slots = slots(asked, kind.clusterMode());
    var shards = new ArrayList<ShardPlan>();
    for (int i = 0; i < asked.size(); i++) {
      var one = asked.get(i);
      shards.add(new ShardPlan(one.nodeGroupId(), slots.get(i), zones(request, one, i, estate)));
    }
    return new GroupLayout(shards);
  }

  /** One per shard, with id and replica count filled in. */
  private static List<NodeGroupConfiguration> configurations(
      CreateReplicationGroupRequest request, Optional<StoredSnapshot> snapshot, GroupKind kind) {
    List<NodeGroupConfiguration> given = given(request, snapshot, kind);
    Integer count = request.numNodeGroups();
    if (count != null && count < 1) {
      throw Refusals.value("NumNodeGroups must be at least 1: " + count);
    }
    if (!given.isEmpty() && count != null && count != given.size()) {
      throw Refusals.combination(
          "NumNodeGroups is %d but NodeGroupConfiguration has %d.".formatted(count, given.size()));
    }
    int shards = given.isEmpty() ? (count == null ? 1 : count) : given.size();
    var filled = new ArrayList<NodeGroupConfiguration>();
    for (int i = 0; i < shards; i++) {
      var one = given.isEmpty() ? NodeGroupConfiguration.builder().build() : given.get(i);
      filled.add(
          one.toBuilder().nodeGroupId(id(one, i)).replicaCount(replicas(request, one)).build());
    }
    if (filled.stream().map(NodeGroupConfiguration::nodeGroupId).distinct().count() < shards) {
      throw Refusals.value("NodeGroupConfiguration repeats a NodeGroupId.");
    }
    return filled;
  }

  /** As asked; else a snapshot with cluster mode gives its own, when the count is its own. */
  private static List<NodeGroupConfiguration> given(
      CreateReplicationGroupRequest request, Optional<StoredSnapshot> snapshot, GroupKind kind) {
    if (request.hasNodeGroupConfiguration()) {
      request
          .nodeGroupConfiguration()
          .forEach(
              one ->
                  Simulated.only(
                      one,
                      "NodeGroupId",
                      "Slots",
                      "ReplicaCount",
                      "PrimaryAvailabilityZone",
                      "ReplicaAvailabilityZones"));
      return request.nodeGroupConfiguration();
    }
    Integer count = request.numNodeGroups();
    return snapshot
        .filter(from -> kind.clusterMode() && from.clusterMode())
        .filter(from -> count == null || count == from.parts().size())
        .map(from -> from.parts().stream().map(StoredSnapshot.Part::shard).toList())
        .orElse(List.of());
  }

  private static String id(NodeGroupConfiguration one, int index) {
    if (one.nodeGroupId() == null) {
      return "%04d".formatted(index + 1);
    }
    if (!one.nodeGroupId().matches("\\d{1,4}")) {
      throw Refusals.value("NodeGroupId must be 1 to 4 digits: " + one.nodeGroupId());
    }
    return one.nodeGroupId();
  }

  private static int replicas(CreateReplicationGroupRequest request, NodeGroupConfiguration one) {
    if (request.numCacheClusters() != null
        && (request.replicasPerNodeGroup() != null || request.numNodeGroups() != null)) {
      throw Refusals.combination(
          "NumCacheClusters cannot be given with NumNodeGroups or ReplicasPerNodeGroup.");
    }
    Integer wanted = request.replicasPerNodeGroup();
    if (request.numCacheClusters() != null) {
      wanted = request.numCacheClusters() - 1;
    }
    boolean shardFirst = request.hasNodeGroupConfiguration() || wanted == null;
    Integer own = one.replicaCount();
    Integer chosen = shardFirst && own != null ? own : wanted;
    int replicas = chosen == null ? 0 : chosen;
    if (replicas < 0 || replicas > MOST_REPLICAS) {
      throw Refusals.value("A node group has 0 to 5 replicas, not " + replicas + ".");
    }
    return replicas;
  }

  private static void requireQuotas(
      List<NodeGroupConfiguration> shards, Estate estate, Quotas quotas) {
    if (shards.size() > MOST_SHARDS) {
      throw Refusals.bad(
          "NodeGroupsPerReplicationGroupQuotaExceeded",
          "A replication group has at most " + MOST_SHARDS + " node groups.");
    }
    int nodes = shards.stream().mapToInt(shard -> 1 + shard.replicaCount()).sum();
    requireRoom(estate, nodes, nodes, quotas);
  }

  /** For nodes that are added to a group. */
  static void requireRoom(Group group, int more, Quotas quotas) {
    requireRoom(group.estate(), group.nodes().size() + more, more, quotas);
  }

  private static void requireRoom(Estate estate, int nodes, int more, Quotas quotas) {
    int most = quotas.value(estate.region(), Quotas.NODES_OF_CLUSTER);
    if (nodes > most) {
      throw Refusals.bad(
          "NodeQuotaForClusterExceeded", "A cluster has at most " + most + " nodes.");
    }
    int there = estate.allGroups().stream().mapToInt(group -> group.nodes().size()).sum();
    int mostThere = quotas.value(estate.region(), Quotas.NODES);
    if (there + more > mostThere) {
      throw Refusals.bad(
          "NodeQuotaForCustomerExceeded", "A Region has at most " + mostThere + " nodes.");
    }
  }

  private static List<String> slots(List<NodeGroupConfiguration> shards, boolean clusterMode) {
    List<String> given =
        shards.stream()
            .map(NodeGroupConfiguration::slots)
            .filter(slots -> slots != null && !slots.isEmpty())
            .toList();
    if (!clusterMode) {
      return shards.stream().map(shard -> "").toList();
    }
    if (given.isEmpty()) {
      return Slots.even(shards.size());
    }
    if (given.size() < shards.size()) {
      throw Refusals.combination("Slots must be given for every node group or for none.");
    }
    Slots.requireComplete(given);
    return given;
  }

  private static List<String> zones(
      CreateReplicationGroupRequest request, NodeGroupConfiguration one, int shard, Estate estate) {
    int nodes = 1 + one.replicaCount();
    var zones = new ArrayList<String>();
    for (int n = 0; n < nodes; n++) {
      zones.add(estate.zone(shard + n));
    }
    if (request.hasPreferredCacheClusterAZs()) {
      replace(zones, 0, request.preferredCacheClusterAZs(), nodes);
    }
    if (one.primaryAvailabilityZone() != null) {
      zones.set(0, one.primaryAvailabilityZone());
    }
    if (one.hasReplicaAvailabilityZones() && one.replicaAvailabilityZones().size() == nodes - 1) {
      replace(zones, 1, one.replicaAvailabilityZones(), nodes - 1);
    }
    for (String zone : zones) {
      if (!estate.zones().contains(zone)) {
        throw Refusals.value("Not an Availability Zone of " + estate.region() + ": " + zone);
      }
    }
    return zones;
  }

  private static void replace(List<String> zones, int from, List<String> asked, int expected) {
    if (asked.size() != expected) {
      throw Refusals.combination(
          "%d Availability Zones are given for %d nodes.".formatted(asked.size(), expected));
    }
    for (int i = 0; i < asked.size(); i++) {
      zones.set(from + i, asked.get(i));
    }
  }
}
