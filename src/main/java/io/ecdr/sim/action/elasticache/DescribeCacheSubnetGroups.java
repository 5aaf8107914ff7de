package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Page;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsResponse;

/** Lists subnet groups, or one of them. Pages of 20 to 100 (API:DescribeCacheSubnetGroups). */
public final class DescribeCacheSubnetGroups
    implements Action<DescribeCacheSubnetGroupsRequest, DescribeCacheSubnetGroupsResponse> {

  @Override
  public DescribeCacheSubnetGroupsResponse answer(
      DescribeCacheSubnetGroupsRequest request, Caller caller, World world) {
    Simulated.only(request, "CacheSubnetGroupName", "MaxRecords", "Marker");
    Estate estate = world.elasticache().estate(caller);
    List<CacheSubnetGroup> asked =
        request.cacheSubnetGroupName() == null
            ? List.copyOf(estate.subnetGroups().values())
            : List.of(estate.subnetGroup(request.cacheSubnetGroupName()));
    var page =
        Page.of(
            asked,
            CacheSubnetGroup::cacheSubnetGroupName,
            Page.Range.USUAL,
            request.maxRecords(),
            request.marker());
    return DescribeCacheSubnetGroupsResponse.builder()
        .cacheSubnetGroups(page.items())
        .marker(page.marker())
        .build();
  }
}
