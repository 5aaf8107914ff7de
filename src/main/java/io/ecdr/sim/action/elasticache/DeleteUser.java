package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.UserBook;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DeleteUserRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteUserResponse;
import software.amazon.awssdk.services.elasticache.model.User;
import software.amazon.awssdk.services.elasticache.model.UserGroup;

/**
 * Deletes a user, and takes it out of all user groups (API:DeleteUser); not one named default that
 * is in a group, and not the Region's own.
 */
public final class DeleteUser implements Action<DeleteUserRequest, DeleteUserResponse> {

  @Override
  public DeleteUserResponse answer(DeleteUserRequest request, Caller caller, World world) {
    Simulated.only(request, "UserId");
    UserBook book = world.elasticache().estate(caller).users();
    User user = book.user(UserBook.id("UserId", request.userId()));
    List<UserGroup> in =
        book.groups().values().stream().filter(g -> g.userIds().contains(user.userId())).toList();
    if (user.userName().equals(UserBook.DEFAULT) && !in.isEmpty()) {
      throw Refusals.bad(
          "DefaultUserAssociatedToUserGroup",
          "User " + user.userId() + " is named default and is in a user group.");
    }
    if (user.userId().equals(UserBook.DEFAULT)) {
      throw Refusals.value("The user default cannot be deleted.");
    }
    for (UserGroup group : in) {
      var left = UserRules.changed(group.userIds(), List.of(), List.of(user.userId()));
      book.put(group.toBuilder().userIds(left).build());
    }
    book.users().remove(user.userId());
    return Simulated.same(user.toBuilder().status("deleting").build(), DeleteUserResponse.builder())
        .build();
  }
}
