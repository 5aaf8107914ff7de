package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Page;
import io.ecdr.sim.world.elasticache.Refusals;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DescribeGlobalReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeGlobalReplicationGroupsResponse;

/**
 * Lists the global datastores that have a member in this Region, as the Region knows them; members
 * only with {@code ShowMemberInfo} (API:DescribeGlobalReplicationGroups). Sizes of pages are as
 * elsewhere (unsure).
 */
public final class DescribeGlobalReplicationGroups
    implements Action<
        DescribeGlobalReplicationGroupsRequest, DescribeGlobalReplicationGroupsResponse> {

  @Override
  public DescribeGlobalReplicationGroupsResponse answer(
      DescribeGlobalReplicationGroupsRequest request, Caller caller, World world) {
    Simulated.only(request, "GlobalReplicationGroupId", "MaxRecords", "Marker", "ShowMemberInfo");
    Estate estate = world.elasticache().estate(caller);
    String id = request.globalReplicationGroupId();
    if (id != null && !estate.globals().containsKey(Names.lower(id))) {
      throw Refusals.noGlobal(id);
    }
    List<String> asked =
        id == null ? List.copyOf(estate.globals().keySet()) : List.of(Names.lower(id));
    var page = Page.of(asked, one -> one, Page.Range.USUAL, request.maxRecords(), request.marker());
    boolean members = Boolean.TRUE.equals(request.showMemberInfo());
    return DescribeGlobalReplicationGroupsResponse.builder()
        .globalReplicationGroups(
            page.items().stream().map(one -> GlobalRules.shown(estate, one, members)).toList())
        .marker(page.marker())
        .build();
  }
}
