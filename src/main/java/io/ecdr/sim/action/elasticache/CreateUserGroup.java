package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.UserBook;
import software.amazon.awssdk.services.elasticache.model.CreateUserGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateUserGroupResponse;
import software.amazon.awssdk.services.elasticache.model.UserGroup;

/** Makes a user group, active at once (API:CreateUserGroup). */
public final class CreateUserGroup
    implements Action<CreateUserGroupRequest, CreateUserGroupResponse> {

  private static final int MOST = 200;

  @Override
  public CreateUserGroupResponse answer(
      CreateUserGroupRequest request, Caller caller, World world) {
    Simulated.only(request, "UserGroupId", "Engine", "UserIds");
    Estate estate = world.elasticache().estate(caller);
    UserBook book = estate.users();
    String id = UserBook.id("UserGroupId", request.userGroupId());
    String engine = UserRules.engine(request.engine());
    if (book.groups().containsKey(id)) {
      throw Refusals.bad("UserGroupAlreadyExists", "User group " + id + " already exists.");
    }
    if (book.groups().size() >= MOST) {
      throw Refusals.bad("UserGroupQuotaExceeded", "At most " + MOST + " user groups.");
    }
    var made =
        UserGroup.builder()
            .userGroupId(id)
            .status("active")
            .engine(engine)
            .userIds(UserRules.members(book, engine, request.userIds()))
            .minimumEngineVersion(UserRules.leastVersion(engine))
            .arn(book.arn("usergroup", id))
            .build();
    book.put(made);
    return Simulated.same(book.described(made, estate), CreateUserGroupResponse.builder()).build();
  }
}
