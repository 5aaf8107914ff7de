package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.ServerlessSnapshots;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which caches and snapshots of all kinds Regions have; each is asked once. */
final class RegionSights {

  private final Gather gather;
  private final CallMaker maker;
  private final GroupCalls groups;
  private final Instant deadline;
  private final Map<Call, Fact<Value.Fields>> told = new HashMap<>();

  RegionSights(Gather gather, CallMaker maker, Instant deadline) {
    this.gather = gather;
    this.maker = maker;
    this.groups = new GroupCalls(maker);
    this.deadline = deadline;
  }

  /** Asks for caches with these ids side by side, and for the Region's snapshots. */
  void look(Region region, Collection<String> ids) {
    List<Call> calls = new ArrayList<>();
    for (var id : ids) {
      calls.add(groups.group(region, id));
      calls.add(groups.cluster(region, id));
      calls.add(serverless(region, id));
    }
    calls.add(snapshots(region));
    calls.add(serverlessSnapshots(region));
    calls.removeIf(told::containsKey);
    var reads = gather.read(calls, deadline);
    calls.forEach(call -> told.put(call, reads.fact(call)));
  }

  private Call serverless(Region region, String id) {
    return maker.elastiCache(
        region, "DescribeServerlessCaches", Value.fields("ServerlessCacheName", id));
  }

  private Call snapshots(Region region) {
    return groups.snapshots(region, Value.Fields.NONE);
  }

  private Call serverlessSnapshots(Region region) {
    return maker.elastiCache(
        region, "DescribeServerlessCacheSnapshots", Value.Fields.NONE.with("MaxResults", 50));
  }

  private Fact<Value.Fields> answer(Call call) {
    var fact = told.get(call);
    if (fact == null) {
      throw new IllegalStateException("nobody looked for it: " + call.name());
    }
    return fact;
  }

  /** The cache of that id and kind; a node of a group is none. */
  Fact<Value.Fields> of(CacheId cache) {
    return switch (cache.kind()) {
      case REPLICATION_GROUP ->
          GroupCalls.first(answer(groups.group(cache.region(), cache.id())), "ReplicationGroups");
      case CACHE_CLUSTER -> {
        var node =
            GroupCalls.first(answer(groups.cluster(cache.region(), cache.id())), "CacheClusters");
        yield node.value().flatMap(f -> f.text("ReplicationGroupId")).isPresent()
            ? new Fact.Absent<>(node.at())
            : node;
      }
      case SERVERLESS ->
          GroupCalls.first(answer(serverless(cache.region(), cache.id())), "ServerlessCaches");
      case BUCKET -> throw new IllegalArgumentException("a bucket is no cache: " + cache);
    };
  }

  /** The Global Datastore that it is a member of now. */
  Optional<String> datastore(CacheId cache) {
    return cache.kind() == CacheKind.REPLICATION_GROUP
        ? of(cache)
            .value()
            .map(f -> ReplicationGroup.of(cache.region(), f))
            .flatMap(ReplicationGroup::globalDatastore)
            .map(ReplicationGroup.GlobalMember::id)
        : Optional.empty();
  }

  /**
   * All snapshots of the Region that can be of such a cache, in the words of those of nodes.
   *
   * @throws SurveyEnded when they cannot be read
   */
  List<Value.Fields> snapshots(CacheId cache) {
    if (cache.kind() == CacheKind.SERVERLESS) {
      return SurveyEnded.need(answer(serverlessSnapshots(cache.region())), "")
          .list("ServerlessCacheSnapshots")
          .stream()
          .map(ServerlessSnapshots::asSnapshot)
          .toList();
    }
    return SurveyEnded.need(answer(snapshots(cache.region())), "").list("Snapshots");
  }
}
