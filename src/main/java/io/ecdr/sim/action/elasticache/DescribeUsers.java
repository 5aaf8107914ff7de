package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Page;
import io.ecdr.sim.world.elasticache.UserBook;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DescribeUsersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeUsersResponse;
import software.amazon.awssdk.services.elasticache.model.User;

/** Lists users, or one of them (API:DescribeUsers). Its page sizes are not stated. */
public final class DescribeUsers implements Action<DescribeUsersRequest, DescribeUsersResponse> {

  @Override
  public DescribeUsersResponse answer(DescribeUsersRequest request, Caller caller, World world) {
    Simulated.only(request, "UserId", "Engine", "MaxRecords", "Marker");
    UserBook book = world.elasticache().estate(caller).users();
    List<User> asked =
        request.userId() == null
            ? List.copyOf(book.users().values())
            : List.of(book.user(request.userId()));
    var page =
        Page.of(
            asked.stream().filter(u -> ofEngine(u, request.engine())).map(book::described).toList(),
            User::userId,
            Page.Range.USUAL,
            request.maxRecords(),
            request.marker());
    return DescribeUsersResponse.builder().users(page.items()).marker(page.marker()).build();
  }

  private static boolean ofEngine(User user, String engine) {
    return engine == null || user.engine().equalsIgnoreCase(engine);
  }
}
