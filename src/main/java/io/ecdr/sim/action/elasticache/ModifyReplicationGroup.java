package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.GroupDescriptions;
import io.ecdr.sim.world.elasticache.GroupLife;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.ParameterGroup;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.Versions;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.AutomaticFailoverStatus;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.MultiAZStatus;
import software.amazon.awssdk.services.elasticache.model.NotificationConfiguration;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/**
 * Changes a group's settings (API:ModifyReplicationGroup): description, backups, windows, failover,
 * Multi-AZ, notifications, security groups, parameter group, user groups. All are done at once,
 * whatever {@code ApplyImmediately} says, and the group is {@code modifying} for a while. What
 * would change its data plane is refused by name.
 */
public final class ModifyReplicationGroup
    implements Action<ModifyReplicationGroupRequest, ModifyReplicationGroupResponse> {

  private static final String[] DONE = {
    "ReplicationGroupId",
    "ReplicationGroupDescription",
    "SnapshottingClusterId",
    "AutomaticFailoverEnabled",
    "MultiAZEnabled",
    "SecurityGroupIds",
    "PreferredMaintenanceWindow",
    "NotificationTopicArn",
    "NotificationTopicStatus",
    "CacheParameterGroupName",
    "ApplyImmediately",
    "AutoMinorVersionUpgrade",
    "SnapshotRetentionLimit",
    "SnapshotWindow",
    "UserGroupIdsToAdd",
    "UserGroupIdsToRemove"
  };

  @Override
  public ModifyReplicationGroupResponse answer(
      ModifyReplicationGroupRequest request, Caller caller, World world) {
    Estate estate = world.elasticache().estate(caller);
    Group group = estate.group(Names.required("ReplicationGroupId", request.replicationGroupId()));
    if (request.cacheNodeType() != null
        || request.engineVersion() != null
        || request.automaticFailoverEnabled() != null) {
      GlobalRules.requireNoMember(group, world.elasticache());
    }
    Simulated.only(request, DONE);
    requireSnapshotting(request, group);
    requireFailover(request, group);
    UserGroups.requireChange(request, group, estate);
    Optional<ParameterGroup> parameters =
        Optional.ofNullable(request.cacheParameterGroupName())
            .map(name -> fitting(estate.parameterGroup(name), group));
    if (!group.life().can(GroupLife.On.MODIFY)) {
      throw Refusals.groupState(
          "Replication group %s is not in available state: %s."
              .formatted(group.id(), group.life().state()));
    }
    world
        .elasticache()
        .groups()
        .modify(
            group,
            about -> changed(about, request, group),
            nodes -> changedNodes(nodes, request, parameters),
            failover(request));
    return ModifyReplicationGroupResponse.builder()
        .replicationGroup(GroupDescriptions.describe(group))
        .build();
  }

  /** Texts seen: HT#10581, HT#19336. */
  private static void requireSnapshotting(ModifyReplicationGroupRequest request, Group group) {
    String node = request.snapshottingClusterId();
    int days = Windows.retention(request.snapshotRetentionLimit());
    if (days > 0) {
      Windows.requireSnapshots(group.about().cacheNodeType());
    }
    if (request.snapshotWindow() != null) {
      Windows.snapshotWindow(request.snapshotWindow());
    }
    if (group.clusterMode()) {
      if (node != null) {
        throw Refusals.combination(
            "Cannot set snapshotting cluster for cluster mode enabled replication group");
      }
      return;
    }
    if (node != null && group.node(Names.lower(node)).isEmpty()) {
      throw Refusals.noNode(node);
    }
    boolean turnedOn = days > 0 && group.about().snapshottingClusterId() == null;
    if (turnedOn && node == null) {
      throw Refusals.combination(
          "Must specify both SnapshotRetentionLimit and SnapshottingClusterId to turn on snapshots");
    }
  }

  private static void requireFailover(ModifyReplicationGroupRequest request, Group group) {
    boolean replicas = group.shards().stream().allMatch(shard -> shard.nodes().size() > 1);
    boolean on = Boolean.TRUE.equals(request.automaticFailoverEnabled());
    boolean off = Boolean.FALSE.equals(request.automaticFailoverEnabled());
    if (group.clusterMode() && off) {
      throw Refusals.value("Automatic failover cannot be turned off with cluster mode enabled.");
    }
    if (!group.clusterMode() && on && !replicas) {
      throw Refusals.value(
          "Automatic failover needs at least 2 cache clusters in the replication group.");
    }
    boolean fails =
        on || (!off && group.about().automaticFailover() == AutomaticFailoverStatus.ENABLED);
    if (Boolean.TRUE.equals(request.multiAZEnabled()) && !(fails && replicas)) {
      throw Refusals.combination(
          "MultiAZEnabled needs automatic failover and a replica in every node group.");
    }
  }

  private static ParameterGroup fitting(ParameterGroup parameters, Group group) {
    boolean fits =
        parameters.family().equals(Versions.family(group.version()))
            && parameters.clusterEnabled() == group.clusterMode();
    if (!fits) {
      throw Refusals.combination(
          "The parameter group %s does not fit the replication group %s."
              .formatted(parameters.name(), group.id()));
    }
    return parameters;
  }

  private static Optional<AutomaticFailoverStatus> failover(ModifyReplicationGroupRequest request) {
    return Optional.ofNullable(request.automaticFailoverEnabled())
        .map(on -> on ? AutomaticFailoverStatus.ENABLED : AutomaticFailoverStatus.DISABLED);
  }

  private static ReplicationGroup changed(
      ReplicationGroup about, ModifyReplicationGroupRequest request, Group group) {
    var next = about.toBuilder();
    Optional.ofNullable(request.replicationGroupDescription()).ifPresent(next::description);
    Optional.ofNullable(request.snapshotRetentionLimit()).ifPresent(next::snapshotRetentionLimit);
    Optional.ofNullable(request.snapshotWindow()).ifPresent(next::snapshotWindow);
    Optional.ofNullable(request.autoMinorVersionUpgrade()).ifPresent(next::autoMinorVersionUpgrade);
    Optional.ofNullable(request.snapshottingClusterId())
        .map(Names::lower)
        .ifPresent(next::snapshottingClusterId);
    if (request.hasUserGroupIdsToAdd() || request.hasUserGroupIdsToRemove()) {
      next.userGroupIds(UserGroups.after(request, group));
    }
    Optional.ofNullable(request.multiAZEnabled())
        .map(on -> on ? MultiAZStatus.ENABLED : MultiAZStatus.DISABLED)
        .ifPresent(next::multiAZ);
    failover(request)
        .filter(end -> end != group.about().automaticFailover())
        .map(
            end ->
                end == AutomaticFailoverStatus.ENABLED
                    ? AutomaticFailoverStatus.ENABLING
                    : AutomaticFailoverStatus.DISABLING)
        .ifPresent(next::automaticFailover);
    return next.build();
  }

  private static CacheCluster changedNodes(
      CacheCluster nodes,
      ModifyReplicationGroupRequest request,
      Optional<ParameterGroup> parameters) {
    var next = nodes.toBuilder();
    Optional.ofNullable(request.autoMinorVersionUpgrade()).ifPresent(next::autoMinorVersionUpgrade);
    Optional.ofNullable(request.preferredMaintenanceWindow())
        .map(Names::lower)
        .ifPresent(next::preferredMaintenanceWindow);
    parameters.ifPresent(
        group ->
            next.cacheParameterGroup(
                p -> p.cacheParameterGroupName(group.name()).parameterApplyStatus("in-sync")));
    if (request.hasSecurityGroupIds()) {
      next.securityGroups(request.securityGroupIds().stream().map(Windows::active).toList());
    }
    if (request.notificationTopicArn() != null || request.notificationTopicStatus() != null) {
      next.notificationConfiguration(notification(nodes, request));
    }
    return next.build();
  }

  private static NotificationConfiguration notification(
      CacheCluster nodes, ModifyReplicationGroupRequest request) {
    var old = nodes.notificationConfiguration();
    var next = old == null ? NotificationConfiguration.builder() : old.toBuilder();
    Optional.ofNullable(request.notificationTopicArn()).ifPresent(next::topicArn);
    String status = request.notificationTopicStatus();
    return next.topicStatus(status == null ? "active" : status).build();
  }
}
