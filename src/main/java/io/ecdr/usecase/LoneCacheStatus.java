package io.ecdr.usecase;

import io.ecdr.model.CacheCluster;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The caches of a status that are no replication groups. Without names all of a Region are read; by
 * name only those that are no group's are looked for, so that the usual status asks nothing more.
 */
final class LoneCacheStatus {

  private final CallMaker maker;
  private final GroupCalls groups;
  private final List<Region> regions;
  private final List<String> wanted;

  LoneCacheStatus(CallMaker maker, GroupCalls groups, List<Region> regions, List<String> wanted) {
    this.maker = maker;
    this.groups = groups;
    this.regions = List.copyOf(regions);
    this.wanted = List.copyOf(wanted);
  }

  /** All of a Region. */
  static List<Call> all(CallMaker maker, GroupCalls groups, Region region) {
    return List.of(
        groups.clusters(region),
        maker.elastiCache(
            region, "DescribeServerlessCaches", Value.Fields.NONE.with("MaxResults", 50)));
  }

  /** What is still to be read. */
  List<Call> missing(Map<Region, List<ReplicationGroup>> found) {
    return wanted.isEmpty() ? List.of() : calls(found);
  }

  /** What tells of them. */
  List<Call> calls(Map<Region, List<ReplicationGroup>> found) {
    List<Call> all = new ArrayList<>();
    for (var region : regions) {
      all.addAll(wanted.isEmpty() ? all(maker, groups, region) : named(region, found));
    }
    return all;
  }

  private List<Call> named(Region region, Map<Region, List<ReplicationGroup>> found) {
    List<Call> all = new ArrayList<>();
    for (var id : wanted) {
      if (found.values().stream().flatMap(List::stream).noneMatch(g -> g.id().equals(id))) {
        all.add(groups.cluster(region, id));
        all.add(
            maker.elastiCache(
                region, "DescribeServerlessCaches", Value.fields("ServerlessCacheName", id)));
      }
    }
    return all;
  }

  /** Puts them beside the groups of their Regions. Memcached nodes are shown too. */
  void addTo(Map<Region, List<ReplicationGroup>> found, Reads reads) {
    var read = calls(found);
    for (var region : regions) {
      List<ReplicationGroup> all = new ArrayList<>(found.getOrDefault(region, List.of()));
      for (var call : read) {
        if (call.region().equals(region)) {
          reads.fact(call).value().ifPresent(body -> all.addAll(in(region, body)));
        }
      }
      if (!all.isEmpty()) {
        found.put(region, all);
      }
    }
  }

  private static List<ReplicationGroup> in(Region region, Value.Fields body) {
    List<ReplicationGroup> all = new ArrayList<>();
    for (var cluster : body.list("CacheClusters")) {
      if (CacheCluster.of(cluster).replicationGroupId().isEmpty()) {
        all.add(LoneCaches.node(region, cluster));
      }
    }
    body.list("ServerlessCaches").forEach(c -> all.add(LoneCaches.serverless(region, c)));
    return all;
  }
}
