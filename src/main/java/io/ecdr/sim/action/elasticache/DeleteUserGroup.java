package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.UserBook;
import software.amazon.awssdk.services.elasticache.model.DeleteUserGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteUserGroupResponse;
import software.amazon.awssdk.services.elasticache.model.UserGroup;

/** Deletes a user group that no replication group uses (API:DeleteUserGroup). */
public final class DeleteUserGroup
    implements Action<DeleteUserGroupRequest, DeleteUserGroupResponse> {

  @Override
  public DeleteUserGroupResponse answer(
      DeleteUserGroupRequest request, Caller caller, World world) {
    Simulated.only(request, "UserGroupId");
    Estate estate = world.elasticache().estate(caller);
    UserBook book = estate.users();
    UserGroup group = book.group(UserBook.id("UserGroupId", request.userGroupId()));
    if (!book.usersOf(group, estate).isEmpty()) {
      throw Refusals.bad(
          "InvalidUserGroupState", "User group " + group.userGroupId() + " is in use.");
    }
    book.groups().remove(group.userGroupId());
    return Simulated.same(
            group.toBuilder().status("deleting").build(), DeleteUserGroupResponse.builder())
        .build();
  }
}
