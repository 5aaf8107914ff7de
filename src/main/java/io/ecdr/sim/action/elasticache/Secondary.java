package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.GlobalGroup;
import io.ecdr.sim.world.elasticache.GlobalLife;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticache.model.AutomaticFailoverStatus;
import software.amazon.awssdk.services.elasticache.model.ClusterMode;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.NodeGroupConfiguration;

/**
 * A new group that joins a global datastore: what may not be said is refused, what it takes over
 * from the primary is filled in (facts 6.3, 6.4).
 */
final class Secondary {

  private static final int MOST_MEMBERS = 3;

  private Secondary() {}

  /** The datastore to join; empty when the request names none. */
  static Optional<GlobalGroup> datastore(
      CreateReplicationGroupRequest request, ElastiCache service, Estate estate) {
    if (request.globalReplicationGroupId() == null) {
      return Optional.empty();
    }
    String id = Names.lower(request.globalReplicationGroupId());
    var datastore =
        service.globals().find(estate.account(), id).orElseThrow(() -> Refusals.noGlobal(id));
    if (!datastore.life().can(GlobalLife.On.MODIFY)) {
      throw Refusals.globalState(
          "Global replication group %s is not in available state: %s."
              .formatted(id, datastore.life().state()));
    }
    if (datastore.members().stream().anyMatch(one -> one.region().equals(estate.region()))) {
      throw Refusals.value(
          "Global replication group %s already has a member in %s.".formatted(id, estate.region()));
    }
    if (datastore.members().size() >= MOST_MEMBERS) {
      throw Refusals.value(
          "This endpoint simulates global replication groups of at most %d members."
              .formatted(MOST_MEMBERS));
    }
    return Optional.of(datastore);
  }

  /**
   * Refuses what a secondary takes from its primary; other requests pass. The refusal does not say
   * which parameter it is about (UMOTIF#31, TF#24854: seen).
   */
  static void requireAllowed(CreateReplicationGroupRequest request) {
    if (request.globalReplicationGroupId() == null) {
      return;
    }
    boolean given =
        request.hasSnapshotArns()
            || request.hasCacheSecurityGroupNames()
            || Stream.of(
                    request.primaryClusterId(),
                    request.automaticFailoverEnabled(),
                    request.numNodeGroups(),
                    request.cacheParameterGroupName(),
                    request.cacheNodeType(),
                    request.engine(),
                    request.engineVersion(),
                    request.transitEncryptionEnabled(),
                    request.atRestEncryptionEnabled(),
                    request.snapshotName())
                .anyMatch(Objects::nonNull);
    if (given) {
      throw Refusals.combination(
          "Cannot use the given parameters when creating new replication group in an existing"
              + " global replication group.");
    }
  }

  /** The request with what it inherits. */
  static CreateReplicationGroupRequest inheriting(
      CreateReplicationGroupRequest request, Group primary) {
    var about = primary.about();
    boolean failover = about.automaticFailover() == AutomaticFailoverStatus.ENABLED;
    var filled =
        request.toBuilder()
            .globalReplicationGroupId(null)
            .cacheNodeType(about.cacheNodeType())
            .engine(primary.version().engine())
            .engineVersion(primary.version().version())
            .clusterMode(primary.clusterMode() ? ClusterMode.ENABLED : ClusterMode.DISABLED)
            .automaticFailoverEnabled(failover)
            .autoMinorVersionUpgrade(false)
            .dataTieringEnabled(about.cacheNodeType().startsWith("cache.r6gd."))
            .transitEncryptionEnabled(about.transitEncryptionEnabled())
            .atRestEncryptionEnabled(about.atRestEncryptionEnabled());
    if (primary.clusterMode()) {
      filled.nodeGroupConfiguration(shards(request, primary));
    }
    return filled.build();
  }

  private static List<NodeGroupConfiguration> shards(
      CreateReplicationGroupRequest request, Group primary) {
    var asked = request.nodeGroupConfiguration();
    if (!asked.isEmpty() && asked.size() != primary.shards().size()) {
      throw Refusals.combination(
          "NodeGroupConfiguration has %d node groups; the primary has %d."
              .formatted(asked.size(), primary.shards().size()));
    }
    var shards = new ArrayList<NodeGroupConfiguration>();
    for (int i = 0; i < primary.shards().size(); i++) {
      Shard shard = primary.shards().get(i);
      var own = asked.isEmpty() ? NodeGroupConfiguration.builder() : asked.get(i).toBuilder();
      shards.add(own.nodeGroupId(shard.id()).slots(shard.slots()).build());
    }
    return shards;
  }
}
