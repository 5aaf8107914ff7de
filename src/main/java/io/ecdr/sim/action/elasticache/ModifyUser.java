package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.UserBook;
import software.amazon.awssdk.services.elasticache.model.ModifyUserRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyUserResponse;
import software.amazon.awssdk.services.elasticache.model.User;

/** Changes a user's access or how it proves who it is (API:ModifyUser). */
public final class ModifyUser implements Action<ModifyUserRequest, ModifyUserResponse> {

  @Override
  public ModifyUserResponse answer(ModifyUserRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "UserId",
        "AccessString",
        "AppendAccessString",
        "Passwords",
        "NoPasswordRequired",
        "AuthenticationMode");
    UserBook book = world.elasticache().estate(caller).users();
    User user = book.user(UserBook.id("UserId", request.userId()));
    if (user.userId().equals(UserBook.DEFAULT)) {
      // UG:Clusters.RBAC: it can be neither changed nor deleted. The code is unsure.
      throw Refusals.value("The user default cannot be modified.");
    }
    if (!user.status().equals("active")) {
      throw Refusals.bad(
          "InvalidUserState",
          "User " + user.userId() + " is not in active state: " + user.status());
    }
    if (request.accessString() != null && request.appendAccessString() != null) {
      throw Refusals.combination("AccessString and AppendAccessString exclude each other.");
    }
    var changed = user.toBuilder();
    if (request.accessString() != null) {
      changed.accessString(UserRules.access(request.accessString()));
    }
    if (request.appendAccessString() != null) {
      changed.accessString(
          user.accessString() + " " + UserRules.access(request.appendAccessString()));
    }
    boolean anew =
        request.hasPasswords()
            || request.noPasswordRequired() != null
            || request.authenticationMode() != null;
    if (anew) {
      changed.authentication(
          UserRules.authentication(
              request.passwords(), request.noPasswordRequired(), request.authenticationMode()));
    }
    if (anew) {
      book.passwords(
          user.userId(),
          request.authenticationMode() == null
              ? request.passwords()
              : request.authenticationMode().passwords());
    }
    world.elasticache().users().modify(world.elasticache().estate(caller), changed.build());
    return Simulated.same(book.described(book.user(user.userId())), ModifyUserResponse.builder())
        .build();
  }
}
