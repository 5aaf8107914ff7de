package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.UserBook;
import software.amazon.awssdk.services.elasticache.model.ModifyUserGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyUserGroupResponse;
import software.amazon.awssdk.services.elasticache.model.UserGroup;

/** Puts users into a user group and takes others out, at once (API:ModifyUserGroup). */
public final class ModifyUserGroup
    implements Action<ModifyUserGroupRequest, ModifyUserGroupResponse> {

  @Override
  public ModifyUserGroupResponse answer(
      ModifyUserGroupRequest request, Caller caller, World world) {
    Simulated.only(request, "UserGroupId", "UserIdsToAdd", "UserIdsToRemove");
    Estate estate = world.elasticache().estate(caller);
    UserBook book = estate.users();
    UserGroup group = book.group(UserBook.id("UserGroupId", request.userGroupId()));
    var ids = UserRules.changed(group.userIds(), request.userIdsToAdd(), request.userIdsToRemove());
    var changed = group.toBuilder().userIds(UserRules.members(book, group.engine(), ids)).build();
    book.put(changed);
    world.elasticache().users().changed(estate, changed);
    return Simulated.same(book.described(changed, estate), ModifyUserGroupResponse.builder())
        .build();
  }
}
