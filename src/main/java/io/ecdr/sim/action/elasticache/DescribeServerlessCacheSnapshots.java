package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Page;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.ServerlessSnapshot;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCacheSnapshotsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCacheSnapshotsResponse;

/**
 * Lists serverless snapshots (API:DescribeServerlessCacheSnapshots). All filters given must fit;
 * {@code SnapshotType} is compared with what the answers say, ignoring case (unsure). Pages of up
 * to 50.
 */
public final class DescribeServerlessCacheSnapshots
    implements Action<
        DescribeServerlessCacheSnapshotsRequest, DescribeServerlessCacheSnapshotsResponse> {

  @Override
  public DescribeServerlessCacheSnapshotsResponse answer(
      DescribeServerlessCacheSnapshotsRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "ServerlessCacheName",
        "ServerlessCacheSnapshotName",
        "SnapshotType",
        "NextToken",
        "MaxResults");
    Estate estate = world.elasticache().estate(caller);
    List<ServerlessSnapshot> named =
        request.serverlessCacheSnapshotName() == null
            ? List.copyOf(estate.serverlessSnapshots().values())
            : List.of(estate.serverlessSnapshot(request.serverlessCacheSnapshotName()));
    List<ServerlessSnapshot> found = named.stream().filter(each -> fits(each, request)).toList();
    if (found.isEmpty()
        && request.serverlessCacheName() != null
        && !estate.serverless().containsKey(Names.lower(request.serverlessCacheName()))) {
      throw Refusals.noServerless(request.serverlessCacheName());
    }
    var page =
        Page.of(
            found,
            ServerlessSnapshot::name,
            Page.Range.SERVERLESS,
            request.maxResults(),
            request.nextToken());
    return DescribeServerlessCacheSnapshotsResponse.builder()
        .serverlessCacheSnapshots(page.items().stream().map(ServerlessSnapshot::describe).toList())
        .nextToken(page.marker())
        .build();
  }

  private static boolean fits(
      ServerlessSnapshot each, DescribeServerlessCacheSnapshotsRequest request) {
    String cache = each.about().serverlessCacheConfiguration().serverlessCacheName();
    boolean of =
        request.serverlessCacheName() == null
            || cache.equals(Names.lower(request.serverlessCacheName()));
    boolean type =
        request.snapshotType() == null
            || each.about().snapshotType().equalsIgnoreCase(request.snapshotType());
    return of && type;
  }
}
