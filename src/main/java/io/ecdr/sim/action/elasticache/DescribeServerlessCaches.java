package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Page;
import io.ecdr.sim.world.elasticache.Serverless;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCachesRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCachesResponse;

/** Lists serverless caches, or one of them (API:DescribeServerlessCaches). Pages of up to 50. */
public final class DescribeServerlessCaches
    implements Action<DescribeServerlessCachesRequest, DescribeServerlessCachesResponse> {

  @Override
  public DescribeServerlessCachesResponse answer(
      DescribeServerlessCachesRequest request, Caller caller, World world) {
    Simulated.only(request, "ServerlessCacheName", "MaxResults", "NextToken");
    Estate estate = world.elasticache().estate(caller);
    List<Serverless> asked =
        request.serverlessCacheName() == null
            ? List.copyOf(estate.serverless().values())
            : List.of(estate.serverless(request.serverlessCacheName()));
    var page =
        Page.of(
            asked,
            Serverless::name,
            Page.Range.SERVERLESS,
            request.maxResults(),
            request.nextToken());
    return DescribeServerlessCachesResponse.builder()
        .serverlessCaches(page.items().stream().map(Serverless::describe).toList())
        .nextToken(page.marker())
        .build();
  }
}
