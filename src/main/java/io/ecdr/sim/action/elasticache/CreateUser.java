package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.UserBook;
import software.amazon.awssdk.services.elasticache.model.AuthenticationType;
import software.amazon.awssdk.services.elasticache.model.CreateUserRequest;
import software.amazon.awssdk.services.elasticache.model.CreateUserResponse;
import software.amazon.awssdk.services.elasticache.model.User;

/** Makes a user, active at once (API:CreateUser). */
public final class CreateUser implements Action<CreateUserRequest, CreateUserResponse> {

  private static final int MOST = 2000;

  @Override
  public CreateUserResponse answer(CreateUserRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "UserId",
        "UserName",
        "Engine",
        "Passwords",
        "AccessString",
        "NoPasswordRequired",
        "AuthenticationMode");
    UserBook book = world.elasticache().estate(caller).users();
    String id = UserBook.id("UserId", request.userId());
    String name = Names.required("UserName", request.userName());
    String engine = UserRules.engine(request.engine());
    if (book.users().containsKey(id)) {
      throw Refusals.bad("UserAlreadyExists", "User " + id + " already exists.");
    }
    if (book.users().size() >= MOST) {
      throw Refusals.bad("UserQuotaExceeded", "At most " + MOST + " users.");
    }
    var authentication =
        UserRules.authentication(
            request.passwords(), request.noPasswordRequired(), request.authenticationMode());
    if (authentication.type() == AuthenticationType.IAM && !id.equals(name)) {
      throw Refusals.value("UserId and UserName must be the same for a user of IAM.");
    }
    var made =
        User.builder()
            .userId(id)
            .userName(name)
            .status("active")
            .engine(engine)
            .minimumEngineVersion(UserRules.leastVersion(engine))
            .accessString(UserRules.access(request.accessString()))
            .authentication(authentication)
            .arn(book.arn("user", id))
            .build();
    book.put(made);
    book.passwords(
        id,
        request.authenticationMode() == null
            ? request.passwords()
            : request.authenticationMode().passwords());
    return Simulated.same(made, CreateUserResponse.builder()).build();
  }
}
