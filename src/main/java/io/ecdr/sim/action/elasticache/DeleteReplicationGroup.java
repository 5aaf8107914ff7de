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
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupResponse;

/**
 * Ends a replication group with its nodes and automatic snapshots (API:DeleteReplicationGroup). A
 * {@code FinalSnapshotIdentifier} is taken from the primary first. {@code RetainPrimaryCluster} is
 * refused by name.
 */
public final class DeleteReplicationGroup
    implements Action<DeleteReplicationGroupRequest, DeleteReplicationGroupResponse> {

  @Override
  public DeleteReplicationGroupResponse answer(
      DeleteReplicationGroupRequest request, Caller caller, World world) {
    Simulated.only(request, "ReplicationGroupId", "FinalSnapshotIdentifier");
    Estate estate = world.elasticache().estate(caller);
    Group group = estate.group(Names.required("ReplicationGroupId", request.replicationGroupId()));
    GlobalRules.requireNoMember(group, world.elasticache());
    boolean settled = group.life().can(GroupLife.On.DELETE);
    if (!settled) {
      throw Refusals.groupState(
          "Replication group %s is not in a valid state to be deleted: %s."
              .formatted(group.id(), group.life().state()));
    }
    Optional<String> last = finalSnapshot(request, group, world.elasticache().time().now());
    world.elasticache().groups().delete(group, last);
    return DeleteReplicationGroupResponse.builder()
        .replicationGroup(GroupDescriptions.describe(group))
        .build();
  }

  private static Optional<String> finalSnapshot(
      DeleteReplicationGroupRequest request, Group group, Instant now) {
    if (request.finalSnapshotIdentifier() == null) {
      return Optional.empty();
    }
    if (!group.life().is(GroupLife.State.AVAILABLE)) {
      throw Refusals.groupState(
          "A final snapshot of %s cannot be taken: it is %s."
              .formatted(group.id(), group.life().state()));
    }
    return Optional.of(SnapshotRules.last(request.finalSnapshotIdentifier(), group, now));
  }
}
