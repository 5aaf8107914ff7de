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
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheClusterRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheClusterResponse;

/**
 * Ends a single node outside of replication groups (API:DeleteCacheCluster). Taking a node out of a
 * group is refused by name.
 */
public final class DeleteCacheCluster
    implements Action<DeleteCacheClusterRequest, DeleteCacheClusterResponse> {

  @Override
  public DeleteCacheClusterResponse answer(
      DeleteCacheClusterRequest request, Caller caller, World world) {
    Simulated.only(request, "CacheClusterId", "FinalSnapshotIdentifier");
    Estate estate = world.elasticache().estate(caller);
    String id = Names.required("CacheClusterId", request.cacheClusterId());
    Group group = estate.groupOfNode(id).orElseThrow(() -> Refusals.noNode(id));
    if (!group.standalone()) {
      throw Refusals.value("Deleting nodes of replication groups is not simulated: " + id);
    }
    if (!group.life().can(GroupLife.On.DELETE)) {
      throw Refusals.nodeState(
          "Cache cluster %s is not in a valid state to be deleted: %s."
              .formatted(id, group.life().state()));
    }
    Optional<String> last = last(request, group, world.elasticache().time().now());
    world.elasticache().groups().delete(group, last);
    return DeleteCacheClusterResponse.builder()
        .cacheCluster(GroupDescriptions.describe(group, group.nodes().get(0), false))
        .build();
  }

  private static Optional<String> last(
      DeleteCacheClusterRequest request, Group group, Instant now) {
    if (request.finalSnapshotIdentifier() == null) {
      return Optional.empty();
    }
    if (!group.life().is(GroupLife.State.AVAILABLE)) {
      throw Refusals.nodeState(
          "A final snapshot of %s cannot be taken: it is %s."
              .formatted(group.id(), group.life().state()));
    }
    return Optional.of(SnapshotRules.last(request.finalSnapshotIdentifier(), group, now));
  }
}
