package io.ecdr.usecase;

import io.ecdr.model.AssessRequest;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.ServerlessSnapshots;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.assess.CacheSort;
import io.ecdr.plan.assess.Saves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The snapshots of all caches of a Region, by pages of 50. Of a few caches that were named only
 * their own are read.
 */
final class AssessSaves {

  /** More are read by whole Regions. */
  private static final int ONE_BY_ONE = 10;

  private final AssessRequest request;
  private final CallMaker maker;
  private final GroupCalls calls;
  private final Map<Region, Map<String, List<Snapshot>>> taken = new HashMap<>();

  AssessSaves(AssessRequest request, CallMaker maker, GroupCalls calls) {
    this.request = request;
    this.maker = maker;
    this.calls = calls;
  }

  private boolean whole() {
    return request.caches().isEmpty() || request.caches().size() > ONE_BY_ONE;
  }

  /** What is asked of these caches' Regions. */
  List<Call> calls(List<AssessListing.Listed> listed) {
    Set<Call> all = new LinkedHashSet<>();
    for (var cache : listed) {
      all.addAll(of(cache));
    }
    return List.copyOf(all);
  }

  private List<Call> of(AssessListing.Listed cache) {
    var region = cache.group().region();
    if (cache.sort() == CacheSort.MEMCACHED) {
      return List.of();
    }
    if (cache.sort().serverless()) {
      var named = Value.fields("ServerlessCacheName", cache.group().id());
      return List.of(
          maker.elastiCache(
              region,
              "DescribeServerlessCacheSnapshots",
              (whole() ? Value.Fields.NONE : named).with("MaxResults", 50)));
    }
    return whole()
        ? List.of(calls.snapshots(region, Value.Fields.NONE))
        : cache.sort() == CacheSort.NODE
            ? List.of(calls.snapshots(region, Value.fields("CacheClusterId", cache.group().id())))
            : calls.snapshots(cache.group());
  }

  /** Those of one cache; absent where it has none that could be. */
  Fact<Saves> saves(AssessListing.Listed cache, Reads reads) {
    var asked = of(cache);
    if (asked.isEmpty()) {
      return new Fact.Absent<>(cache.node().at());
    }
    if (cache.sort().serverless()) {
      return GroupCalls.together(reads, asked, "ServerlessCacheSnapshots")
          .map(
              all ->
                  Saves.of(
                      all.stream()
                          .filter(f -> ofServerless(f, cache.group().id()))
                          .map(ServerlessSnapshots::asSnapshot)
                          .map(Snapshot::of)
                          .toList()));
    }
    return whole()
        ? reads.fact(asked.get(0)).map(told -> Saves.of(listed(cache.group(), told)))
        : GroupCalls.together(reads, asked, "Snapshots")
            .map(all -> Saves.of(GroupCalls.distinct(all)));
  }

  private static boolean ofServerless(Value.Fields snapshot, String cache) {
    return snapshot
        .fields("ServerlessCacheConfiguration")
        .text("ServerlessCacheName")
        .filter(cache::equalsIgnoreCase)
        .isPresent();
  }

  /** They are sorted by their source once: a Region may have many. */
  private List<Snapshot> listed(ReplicationGroup group, Value.Fields told) {
    var bySource =
        taken.computeIfAbsent(
            group.region(),
            r -> {
              Map<String, List<Snapshot>> sources = new HashMap<>();
              for (var snapshot : GroupCalls.distinct(told.list("Snapshots"))) {
                var names = new TreeSet<String>();
                snapshot.replicationGroupId().ifPresent(names::add);
                snapshot.cacheClusterId().ifPresent(names::add);
                names.forEach(
                    n -> sources.computeIfAbsent(n, x -> new ArrayList<>()).add(snapshot));
              }
              return sources;
            });
    var names = new TreeSet<>(group.memberClusters());
    names.add(group.id());
    return names.stream()
        .flatMap(n -> bySource.getOrDefault(n, List.of()).stream())
        .distinct()
        .toList();
  }
}
