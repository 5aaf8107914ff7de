package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.GroupDescriptions;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Node;
import io.ecdr.sim.world.elasticache.Page;
import io.ecdr.sim.world.elasticache.Refusals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersResponse;

/**
 * Lists nodes of groups and single ones, or one of them (API:DescribeCacheClusters). Pages of 20 to
 * 100.
 */
public final class DescribeCacheClusters
    implements Action<DescribeCacheClustersRequest, DescribeCacheClustersResponse> {

  private record Member(Group group, Node node) {
    String id() {
      return node.id();
    }
  }

  @Override
  public DescribeCacheClustersResponse answer(
      DescribeCacheClustersRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "CacheClusterId",
        "MaxRecords",
        "Marker",
        "ShowCacheNodeInfo",
        "ShowCacheClustersNotInReplicationGroups");
    Estate estate = world.elasticache().estate(caller);
    var page =
        Page.of(
            asked(request, estate),
            Member::id,
            Page.Range.USUAL,
            request.maxRecords(),
            request.marker());
    boolean info = Boolean.TRUE.equals(request.showCacheNodeInfo());
    return DescribeCacheClustersResponse.builder()
        .cacheClusters(
            page.items().stream()
                .map(each -> GroupDescriptions.describe(each.group(), each.node(), info))
                .toList())
        .marker(page.marker())
        .build();
  }

  private static List<Member> asked(DescribeCacheClustersRequest request, Estate estate) {
    if (request.cacheClusterId() != null) {
      String id = Names.lower(request.cacheClusterId());
      Group group = estate.groupOfNode(id).orElseThrow(() -> Refusals.noNode(id));
      return List.of(new Member(group, group.node(id).orElseThrow()));
    }
    var all = new ArrayList<Member>();
    boolean single = Boolean.TRUE.equals(request.showCacheClustersNotInReplicationGroups());
    for (Group group : single ? estate.clusters().values() : estate.allGroups()) {
      group.nodes().forEach(node -> all.add(new Member(group, node)));
    }
    all.sort(Comparator.comparing(Member::id));
    return all;
  }
}
