package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.GroupDescriptions;
import io.ecdr.sim.world.elasticache.Page;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsResponse;

/** Lists replication groups, or one of them. Pages of 20 to 100 (API:DescribeReplicationGroups). */
public final class DescribeReplicationGroups
    implements Action<DescribeReplicationGroupsRequest, DescribeReplicationGroupsResponse> {

  @Override
  public DescribeReplicationGroupsResponse answer(
      DescribeReplicationGroupsRequest request, Caller caller, World world) {
    Simulated.only(request, "ReplicationGroupId", "MaxRecords", "Marker");
    Estate estate = world.elasticache().estate(caller);
    List<Group> asked =
        request.replicationGroupId() == null
            ? List.copyOf(estate.groups().values())
            : List.of(estate.group(request.replicationGroupId()));
    var page = Page.of(asked, Group::id, Page.Range.USUAL, request.maxRecords(), request.marker());
    return DescribeReplicationGroupsResponse.builder()
        .replicationGroups(page.items().stream().map(GroupDescriptions::describe).toList())
        .marker(page.marker())
        .build();
  }
}
