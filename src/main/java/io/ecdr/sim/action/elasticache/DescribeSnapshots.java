package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Page;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.SnapshotDescriptions;
import io.ecdr.sim.world.elasticache.StoredSnapshot;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeSnapshotsResponse;

/**
 * Lists snapshots (API:DescribeSnapshots). All filters given must fit. The filter of the source
 * says {@code system} or {@code user}, the answer {@code automated} or {@code manual}. Pages of 20
 * to 50.
 */
public final class DescribeSnapshots
    implements Action<DescribeSnapshotsRequest, DescribeSnapshotsResponse> {

  @Override
  public DescribeSnapshotsResponse answer(
      DescribeSnapshotsRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "ReplicationGroupId",
        "CacheClusterId",
        "SnapshotName",
        "SnapshotSource",
        "Marker",
        "MaxRecords",
        "ShowNodeGroupConfig");
    Estate estate = world.elasticache().estate(caller);
    requireSource(request.snapshotSource());
    List<StoredSnapshot> named =
        request.snapshotName() == null
            ? List.copyOf(estate.snapshots().values())
            : List.of(estate.snapshot(request.snapshotName()));
    List<StoredSnapshot> found = named.stream().filter(each -> fits(each, request)).toList();
    if (found.isEmpty() && request.cacheClusterId() != null) {
      estate
          .groupOfNode(request.cacheClusterId())
          .orElseThrow(() -> Refusals.noNode(request.cacheClusterId()));
    }
    var page =
        Page.of(
            found,
            StoredSnapshot::name,
            Page.Range.SNAPSHOTS,
            request.maxRecords(),
            request.marker());
    boolean config = Boolean.TRUE.equals(request.showNodeGroupConfig());
    return DescribeSnapshotsResponse.builder()
        .snapshots(
            page.items().stream().map(each -> SnapshotDescriptions.describe(each, config)).toList())
        .marker(page.marker())
        .build();
  }

  private static void requireSource(String source) {
    if (source != null && !source.equals("system") && !source.equals("user")) {
      throw Refusals.value("SnapshotSource must be system or user: " + source);
    }
  }

  private static boolean fits(StoredSnapshot each, DescribeSnapshotsRequest request) {
    boolean source =
        request.snapshotSource() == null
            || request.snapshotSource().equals("system") == each.automated();
    boolean group =
        request.replicationGroupId() == null
            || each.groupId().equals(Names.lower(request.replicationGroupId()));
    boolean node =
        request.cacheClusterId() == null
            || each.parts().stream()
                .anyMatch(part -> part.node().equals(Names.lower(request.cacheClusterId())));
    return source && group && node;
  }
}
