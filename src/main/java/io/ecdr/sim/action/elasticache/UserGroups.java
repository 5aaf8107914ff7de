package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.Refusals;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;

/** The user groups of replication groups (API:CreateReplicationGroup). Codes are unsure. */
final class UserGroups {

  private static final int MOST = 1;

  private UserGroups() {}

  /** Refuses more than one, and one that is not there. */
  static void require(List<String> ids, Estate estate) {
    if (ids.size() > MOST) {
      throw Refusals.value("A replication group takes at most " + MOST + " user group.");
    }
    ids.forEach(estate.users()::group);
  }

  /** Those of a group after a change. */
  static List<String> after(ModifyReplicationGroupRequest request, Group group) {
    return UserRules.changed(
        group.about().userGroupIds(), request.userGroupIdsToAdd(), request.userGroupIdsToRemove());
  }

  /** Refuses a change that leaves something impossible. */
  static void requireChange(ModifyReplicationGroupRequest request, Group group, Estate estate) {
    if (!request.hasUserGroupIdsToAdd() && !request.hasUserGroupIdsToRemove()) {
      return;
    }
    var after = after(request, group);
    require(after, estate);
    if (!after.isEmpty() && !Boolean.TRUE.equals(group.about().transitEncryptionEnabled())) {
      throw Refusals.combination("User groups need TransitEncryptionEnabled.");
    }
  }
}
