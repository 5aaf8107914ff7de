package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Page;
import io.ecdr.sim.world.elasticache.ParameterGroup;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParameterGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParameterGroupsResponse;

/**
 * Lists parameter groups, or one of them. Pages of 20 to 100 (API:DescribeCacheParameterGroups).
 */
public final class DescribeCacheParameterGroups
    implements Action<DescribeCacheParameterGroupsRequest, DescribeCacheParameterGroupsResponse> {

  @Override
  public DescribeCacheParameterGroupsResponse answer(
      DescribeCacheParameterGroupsRequest request, Caller caller, World world) {
    Simulated.only(request, "CacheParameterGroupName", "MaxRecords", "Marker");
    Estate estate = world.elasticache().estate(caller);
    List<ParameterGroup> asked =
        request.cacheParameterGroupName() == null
            ? List.copyOf(estate.parameterGroups().values())
            : List.of(estate.parameterGroup(request.cacheParameterGroupName()));
    var page =
        Page.of(
            asked, ParameterGroup::name, Page.Range.USUAL, request.maxRecords(), request.marker());
    return DescribeCacheParameterGroupsResponse.builder()
        .cacheParameterGroups(page.items().stream().map(ParameterGroup::describe).toList())
        .marker(page.marker())
        .build();
  }
}
