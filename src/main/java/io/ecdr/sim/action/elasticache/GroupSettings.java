package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.NodeTypes;
import io.ecdr.sim.world.elasticache.Refusals;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.elasticache.model.AutomaticFailoverStatus;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroupStatus;
import software.amazon.awssdk.services.elasticache.model.ClusterMode;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DataTieringStatus;
import software.amazon.awssdk.services.elasticache.model.IpDiscovery;
import software.amazon.awssdk.services.elasticache.model.MultiAZStatus;
import software.amazon.awssdk.services.elasticache.model.NetworkType;
import software.amazon.awssdk.services.elasticache.model.NotificationConfiguration;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.SecurityGroupMembership;
import software.amazon.awssdk.services.elasticache.model.TransitEncryptionMode;

/**
 * What only describes a new group: kept as asked for, with the service's defaults. Encryption and
 * tokens are kept as settings, and the engines run plain; users are known to the engines.
 */
final class GroupSettings {

  private static final String MAINTENANCE = "sun:05:00-sun:06:00";

  private final CreateReplicationGroupRequest request;
  private final GroupKind kind;
  private final GroupLayout layout;
  private final Estate estate;
  private final ElastiCache service;
  private final boolean failover;
  private final boolean tls;
  private final int retention;
  private final String window;

  GroupSettings(
      CreateReplicationGroupRequest request,
      GroupKind kind,
      GroupLayout layout,
      ElastiCache service,
      Estate estate) {
    this.request = request;
    this.kind = kind;
    this.layout = layout;
    this.estate = estate;
    this.service = service;
    this.failover = Boolean.TRUE.equals(request.automaticFailoverEnabled());
    this.tls = Boolean.TRUE.equals(request.transitEncryptionEnabled());
    this.retention = Windows.retention(request.snapshotRetentionLimit());
    requireFailover();
    requireSecurity();
    requireTier();
    this.window = window();
  }

  /** Codes unsure; the rules are documented (API:CreateReplicationGroup). */
  private void requireFailover() {
    if (kind.clusterMode() && !failover) {
      throw Refusals.value(
          "AutomaticFailoverEnabled must be true for a replication group with cluster mode enabled.");
    }
    if (!kind.clusterMode() && failover && layout.fewestReplicas() == 0) {
      throw Refusals.value(
          "Automatic failover needs at least 2 cache clusters in the replication group.");
    }
    boolean multiZone = Boolean.TRUE.equals(request.multiAZEnabled());
    if (multiZone && (!failover || layout.fewestReplicas() == 0)) {
      throw Refusals.combination(
          "MultiAZEnabled needs automatic failover and a replica in every node group.");
    }
  }

  private void requireSecurity() {
    if (!tls && (request.authToken() != null || request.hasUserGroupIds())) {
      throw Refusals.combination(
          "AuthToken and UserGroupIds can be used only when TransitEncryptionEnabled is true.");
    }
    UserGroups.require(request.userGroupIds(), estate);
    if (!tls && request.transitEncryptionMode() != null) {
      throw Refusals.combination("TransitEncryptionMode needs TransitEncryptionEnabled.");
    }
    boolean ipv4 =
        (request.networkType() == null || request.networkType() == NetworkType.IPV4)
            && (request.ipDiscovery() == null || request.ipDiscovery() == IpDiscovery.IPV4);
    if (!ipv4) {
      throw Refusals.value("Only NetworkType and IpDiscovery ipv4 are simulated.");
    }
  }

  private void requireTier() {
    boolean tiered = NodeTypes.tiered(kind.nodeType());
    if (tiered != Boolean.TRUE.equals(request.dataTieringEnabled())) {
      throw Refusals.combination(
          tiered
              ? "DataTieringEnabled must be true for r6gd nodes."
              : "DataTieringEnabled can be used only with r6gd nodes.");
    }
    if (retention > 0) {
      Windows.requireSnapshots(kind.nodeType());
    }
  }

  private String window() {
    if (request.snapshotWindow() != null) {
      return Windows.snapshotWindow(request.snapshotWindow());
    }
    int hour = service.chance(23);
    return "%02d:00-%02d:00".formatted(hour, hour + 1);
  }

  private String maintenance() {
    return request.preferredMaintenanceWindow() == null
        ? MAINTENANCE
        : request.preferredMaintenanceWindow();
  }

  private boolean atRest() {
    return request.atRestEncryptionEnabled() == null
        ? kind.version().engine().equals("valkey")
        : request.atRestEncryptionEnabled();
  }

  private TransitEncryptionMode transitMode() {
    if (!tls) {
      return null;
    }
    return request.transitEncryptionMode() == null
        ? TransitEncryptionMode.REQUIRED
        : request.transitEncryptionMode();
  }

  private boolean minorUpgrade() {
    return !Boolean.FALSE.equals(request.autoMinorVersionUpgrade());
  }

  private String subnetGroup() {
    return request.cacheSubnetGroupName() == null
        ? ElastiCache.DEFAULT_SUBNET_GROUP
        : estate.subnetGroup(request.cacheSubnetGroupName()).cacheSubnetGroupName();
  }

  /** The node that automatic snapshots are read from; none with cluster mode. */
  private String snapshottingNode(String id) {
    boolean chosen = retention > 0 && !kind.clusterMode();
    return chosen ? id + (layout.fewestReplicas() > 0 ? "-002" : "-001") : null;
  }

  ReplicationGroup group(String id) {
    boolean multiZone = Boolean.TRUE.equals(request.multiAZEnabled());
    return ReplicationGroup.builder()
        .replicationGroupId(id)
        .arn(estate.arn("replicationgroup", id))
        .description(request.replicationGroupDescription())
        .automaticFailover(
            failover ? AutomaticFailoverStatus.ENABLED : AutomaticFailoverStatus.DISABLED)
        .multiAZ(multiZone ? MultiAZStatus.ENABLED : MultiAZStatus.DISABLED)
        .snapshottingClusterId(snapshottingNode(id))
        .snapshotRetentionLimit(retention)
        .snapshotWindow(window)
        .clusterEnabled(kind.clusterMode())
        .clusterMode(kind.clusterMode() ? ClusterMode.ENABLED : ClusterMode.DISABLED)
        .cacheNodeType(kind.nodeType())
        .authTokenEnabled(request.authToken() != null)
        .authTokenLastModifiedDate(request.authToken() == null ? null : service.time().now())
        .transitEncryptionEnabled(tls)
        .transitEncryptionMode(transitMode())
        .atRestEncryptionEnabled(atRest())
        .kmsKeyId(request.kmsKeyId())
        .userGroupIds(request.hasUserGroupIds() ? request.userGroupIds() : null)
        .replicationGroupCreateTime(service.time().now())
        .dataTiering(
            NodeTypes.tiered(kind.nodeType())
                ? DataTieringStatus.ENABLED
                : DataTieringStatus.DISABLED)
        .autoMinorVersionUpgrade(minorUpgrade())
        .networkType(NetworkType.IPV4)
        .ipDiscovery(IpDiscovery.IPV4)
        .engine(kind.version().engine())
        .build();
  }

  CacheCluster nodes(String id) {
    List<SecurityGroupMembership> securityGroups =
        request.securityGroupIds().stream().filter(Objects::nonNull).map(Windows::active).toList();
    return CacheCluster.builder()
        .replicationGroupId(id)
        .cacheNodeType(kind.nodeType())
        .engine(kind.version().engine())
        .engineVersion(kind.version().version())
        .numCacheNodes(1)
        .preferredMaintenanceWindow(Names.lower(maintenance()))
        .notificationConfiguration(notification())
        .cacheParameterGroup(
            CacheParameterGroupStatus.builder()
                .cacheParameterGroupName(kind.parameters().name())
                .parameterApplyStatus("in-sync")
                .build())
        .cacheSubnetGroupName(subnetGroup())
        .autoMinorVersionUpgrade(minorUpgrade())
        .securityGroups(securityGroups)
        .authTokenEnabled(request.authToken() != null)
        .transitEncryptionEnabled(tls)
        .transitEncryptionMode(transitMode())
        .atRestEncryptionEnabled(atRest())
        .networkType(NetworkType.IPV4)
        .ipDiscovery(IpDiscovery.IPV4)
        .replicationGroupLogDeliveryEnabled(false)
        .build();
  }

  private NotificationConfiguration notification() {
    return request.notificationTopicArn() == null
        ? null
        : NotificationConfiguration.builder()
            .topicArn(request.notificationTopicArn())
            .topicStatus("active")
            .build();
  }
}
