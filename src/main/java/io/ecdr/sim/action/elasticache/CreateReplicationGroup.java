package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.fault.Fault;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.GroupDescriptions;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.NewGroup;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.TagBook;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupResponse;

/**
 * Makes a replication group: empty, from a snapshot, or from files in S3 (API
 * CreateReplicationGroup). It answers at once with a group that is {@code creating}.
 */
public final class CreateReplicationGroup
    implements Action<CreateReplicationGroupRequest, CreateReplicationGroupResponse> {

  private static final String[] DONE = {
    "ReplicationGroupId",
    "ReplicationGroupDescription",
    "GlobalReplicationGroupId",
    "AutomaticFailoverEnabled",
    "MultiAZEnabled",
    "NumCacheClusters",
    "PreferredCacheClusterAZs",
    "NumNodeGroups",
    "ReplicasPerNodeGroup",
    "NodeGroupConfiguration",
    "CacheNodeType",
    "Engine",
    "EngineVersion",
    "CacheParameterGroupName",
    "CacheSubnetGroupName",
    "SecurityGroupIds",
    "Tags",
    "SnapshotArns",
    "SnapshotName",
    "ServerlessCacheSnapshotName",
    "PreferredMaintenanceWindow",
    "Port",
    "NotificationTopicArn",
    "AutoMinorVersionUpgrade",
    "SnapshotRetentionLimit",
    "SnapshotWindow",
    "AuthToken",
    "TransitEncryptionEnabled",
    "AtRestEncryptionEnabled",
    "KmsKeyId",
    "UserGroupIds",
    "DataTieringEnabled",
    "NetworkType",
    "IpDiscovery",
    "TransitEncryptionMode",
    "ClusterMode"
  };

  @Override
  public CreateReplicationGroupResponse answer(
      CreateReplicationGroupRequest given, Caller caller, World world) {
    // What the service refuses comes before what is not simulated.
    Secondary.requireAllowed(given);
    Simulated.only(given, DONE);
    Estate estate = world.elasticache().estate(caller);
    var datastore = Secondary.datastore(given, world.elasticache(), estate);
    var request =
        datastore.map(one -> Secondary.inheriting(given, one.primary().group())).orElse(given);
    String id = Names.identifier("ReplicationGroupId", request.replicationGroupId(), Names.SHORT);
    Names.required("ReplicationGroupDescription", request.replicationGroupDescription());
    if (estate.groups().containsKey(id)) {
      throw Refusals.bad(
          "ReplicationGroupAlreadyExists", "Replication group already exists: " + id + ".");
    }
    TagBook.check(request.tags());
    var source = GroupSource.read(request, estate);
    var kind = GroupKind.read(request, source, world.elasticache(), estate);
    var layout = GroupLayout.read(request, source, kind, estate, world.ground().quotas());
    source.requireSlots(request, kind.clusterMode());
    source.requireTier(kind);
    requireCapacity(kind, estate, world);
    var settings = new GroupSettings(request, kind, layout, world.elasticache(), estate);
    var asked =
        new NewGroup(
            id,
            kind.clusterMode(),
            kind.version(),
            layout.shards(),
            kind.usableBytes(world.elasticache()),
            source.seeds(world.elasticache(), estate),
            settings.group(id),
            settings.nodes(id),
            request.tags());
    var service = world.elasticache();
    var group =
        datastore.isPresent()
            ? service.globals().join(datastore.get(), estate, asked)
            : service.groups().create(estate, asked);
    return CreateReplicationGroupResponse.builder()
        .replicationGroup(GroupDescriptions.describe(group))
        .build();
  }

  /** The code is the model's, the text is ours. */
  private static void requireCapacity(GroupKind kind, Estate estate, World world) {
    world
        .settings()
        .faults()
        .find(
            Fault.NoCapacity.class,
            none -> none.nodeType().equals(kind.nodeType()) && none.touches(estate.region()))
        .ifPresent(
            none -> {
              throw Refusals.bad(
                  "InsufficientCacheClusterCapacity",
                  "There is not enough capacity for " + none.nodeType() + " at this time.");
            });
  }
}
