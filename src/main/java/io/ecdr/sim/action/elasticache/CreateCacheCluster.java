package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.GroupDescriptions;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.NewGroup;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.TagBook;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.CreateCacheClusterRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheClusterResponse;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.Tag;

/**
 * Makes a single Redis OSS node outside of replication groups: empty, from a snapshot, or from one
 * file in S3 (API:CreateCacheCluster). Memcached and more than one node are refused by name.
 */
public final class CreateCacheCluster
    implements Action<CreateCacheClusterRequest, CreateCacheClusterResponse> {

  private static final String[] DONE = {
    "CacheClusterId",
    "PreferredAvailabilityZone",
    "NumCacheNodes",
    "CacheNodeType",
    "Engine",
    "EngineVersion",
    "CacheParameterGroupName",
    "CacheSubnetGroupName",
    "SecurityGroupIds",
    "Tags",
    "SnapshotArns",
    "SnapshotName",
    "PreferredMaintenanceWindow",
    "Port",
    "NotificationTopicArn",
    "AutoMinorVersionUpgrade",
    "SnapshotRetentionLimit",
    "SnapshotWindow",
    "AuthToken",
    "TransitEncryptionEnabled",
    "NetworkType",
    "IpDiscovery"
  };

  @Override
  public CreateCacheClusterResponse answer(
      CreateCacheClusterRequest given, Caller caller, World world) {
    Simulated.only(given, DONE);
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    String id = Names.identifier("CacheClusterId", given.cacheClusterId(), Names.SHORT);
    if (estate.clusters().containsKey(id) || estate.groupOfNode(id).isPresent()) {
      throw Refusals.bad("CacheClusterAlreadyExists", "Cache cluster already exists: " + id + ".");
    }
    requireKind(given);
    TagBook.check(given.tags());
    var request = asGroup(given);
    var source = GroupSource.read(request, estate);
    var kind = GroupKind.read(request, source, service, estate);
    if (kind.clusterMode()) {
      throw Refusals.combination("CreateCacheCluster cannot make cluster mode enabled.");
    }
    var layout = GroupLayout.read(request, source, kind, estate, world.ground().quotas());
    source.requireTier(kind);
    var settings = new GroupSettings(request, kind, layout, service, estate);
    var asked =
        new NewGroup(
            id,
            false,
            kind.version(),
            layout.shards(),
            kind.usableBytes(service),
            source.seeds(service, estate),
            settings.group(id).toBuilder().description(null).snapshottingClusterId(id).build(),
            settings.nodes(id).toBuilder().replicationGroupId(null).build(),
            tags(given, source, estate));
    Group group = service.groups().create(estate, asked);
    return CreateCacheClusterResponse.builder()
        .cacheCluster(GroupDescriptions.describe(group, group.nodes().get(0), false))
        .build();
  }

  private static void requireKind(CreateCacheClusterRequest given) {
    if ("memcached".equals(given.engine())) {
      throw Refusals.value("Engine memcached is not simulated by this endpoint.");
    }
    if (given.engine() != null && !given.engine().equals("redis")) {
      throw Refusals.value(
          "CreateCacheCluster makes memcached and redis; for %s create a replication group."
              .formatted(given.engine()));
    }
    if (given.numCacheNodes() != null && given.numCacheNodes() != 1) {
      throw Refusals.value("NumCacheNodes must be 1 for redis: " + given.numCacheNodes());
    }
    if (given.hasSnapshotArns() && given.snapshotArns().size() != 1) {
      throw Refusals.value("SnapshotArns must have exactly one ARN.");
    }
  }

  /** The same as a group of one node, for the rules that both share. */
  private static CreateReplicationGroupRequest asGroup(CreateCacheClusterRequest given) {
    var group = CreateReplicationGroupRequest.builder();
    Simulated.same(given, group);
    return group
        .engine(given.engine() == null ? "redis" : given.engine())
        .numCacheClusters(1)
        .preferredCacheClusterAZs(
            given.preferredAvailabilityZone() == null
                ? null
                : List.of(given.preferredAvailabilityZone()))
        .build();
  }

  /** Without tags of its own it takes the snapshot's (UG23:Tagging-Resources). */
  private static List<Tag> tags(
      CreateCacheClusterRequest given, GroupSource source, Estate estate) {
    if (given.hasTags() || source.snapshot().isEmpty()) {
      return given.tags();
    }
    return estate.tags().of(source.snapshot().get().arn());
  }
}
