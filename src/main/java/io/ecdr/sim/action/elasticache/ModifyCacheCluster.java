package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.GroupDescriptions;
import io.ecdr.sim.world.elasticache.GroupLife;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheClusterRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheClusterResponse;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/**
 * Changes the backups and the windows of a single node outside of replication groups
 * (API:ModifyCacheCluster), at once whatever {@code ApplyImmediately} says; it is {@code modifying}
 * for a while. Nodes of groups are refused by name.
 */
public final class ModifyCacheCluster
    implements Action<ModifyCacheClusterRequest, ModifyCacheClusterResponse> {

  @Override
  public ModifyCacheClusterResponse answer(
      ModifyCacheClusterRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "CacheClusterId",
        "PreferredMaintenanceWindow",
        "ApplyImmediately",
        "AutoMinorVersionUpgrade",
        "SnapshotRetentionLimit",
        "SnapshotWindow");
    Estate estate = world.elasticache().estate(caller);
    String id = Names.required("CacheClusterId", request.cacheClusterId());
    Group group = estate.groupOfNode(id).orElseThrow(() -> Refusals.noNode(id));
    if (!group.standalone()) {
      throw Refusals.value("Modifying nodes of replication groups is not simulated: " + id);
    }
    if (Windows.retention(request.snapshotRetentionLimit()) > 0) {
      Windows.requireSnapshots(group.about().cacheNodeType());
    }
    if (request.snapshotWindow() != null) {
      Windows.snapshotWindow(request.snapshotWindow());
    }
    if (!group.life().can(GroupLife.On.MODIFY)) {
      throw Refusals.nodeState(
          "Cache cluster %s is not in available state: %s.".formatted(id, group.life().state()));
    }
    world
        .elasticache()
        .groups()
        .modify(
            group,
            about -> changed(about, request),
            node -> changed(node, request),
            Optional.empty());
    return ModifyCacheClusterResponse.builder()
        .cacheCluster(GroupDescriptions.describe(group, group.nodes().get(0), false))
        .build();
  }

  private static ReplicationGroup changed(
      ReplicationGroup about, ModifyCacheClusterRequest request) {
    var next = about.toBuilder();
    Optional.ofNullable(request.snapshotRetentionLimit()).ifPresent(next::snapshotRetentionLimit);
    Optional.ofNullable(request.snapshotWindow()).ifPresent(next::snapshotWindow);
    return next.build();
  }

  private static CacheCluster changed(CacheCluster node, ModifyCacheClusterRequest request) {
    var next = node.toBuilder();
    Optional.ofNullable(request.autoMinorVersionUpgrade()).ifPresent(next::autoMinorVersionUpgrade);
    Optional.ofNullable(request.preferredMaintenanceWindow())
        .map(Names::lower)
        .ifPresent(next::preferredMaintenanceWindow);
    return next.build();
  }
}
