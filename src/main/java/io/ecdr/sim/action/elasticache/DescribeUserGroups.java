package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Page;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DescribeUserGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeUserGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.UserGroup;

/** Lists user groups, or one of them (API:DescribeUserGroups). Its page sizes are not stated. */
public final class DescribeUserGroups
    implements Action<DescribeUserGroupsRequest, DescribeUserGroupsResponse> {

  @Override
  public DescribeUserGroupsResponse answer(
      DescribeUserGroupsRequest request, Caller caller, World world) {
    Simulated.only(request, "UserGroupId", "MaxRecords", "Marker");
    Estate estate = world.elasticache().estate(caller);
    var book = estate.users();
    List<UserGroup> asked =
        request.userGroupId() == null
            ? List.copyOf(book.groups().values())
            : List.of(book.group(request.userGroupId()));
    var page =
        Page.of(
            asked.stream().map(group -> book.described(group, estate)).toList(),
            UserGroup::userGroupId,
            Page.Range.USUAL,
            request.maxRecords(),
            request.marker());
    return DescribeUserGroupsResponse.builder()
        .userGroups(page.items())
        .marker(page.marker())
        .build();
  }
}
