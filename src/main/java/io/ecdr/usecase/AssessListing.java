package io.ecdr.usecase;

import io.ecdr.model.AssessRequest;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.Fact;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.DrillNames;
import io.ecdr.plan.assess.CacheSort;
import io.ecdr.plan.assess.NodeFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All caches of some Regions, of every kind, by pages: the groups, the clusters with their nodes,
 * the serverless caches. Drills' caches are nobody's to protect.
 */
final class AssessListing {

  private final AssessRequest request;
  private final CallMaker maker;
  private final GroupCalls calls;

  /**
   * One cache as it was listed.
   *
   * @param network as told
   */
  record Listed(
      CacheSort sort, ReplicationGroup group, Fact<NodeFacts> node, Optional<String> network) {}

  AssessListing(AssessRequest request, CallMaker maker, GroupCalls calls) {
    this.request = request;
    this.maker = maker;
    this.calls = calls;
  }

  /** What a Region is asked. */
  List<Call> calls(Region region) {
    List<Call> all = new ArrayList<>();
    all.add(calls.groups(region));
    all.addAll(LoneCacheStatus.all(maker, calls, region));
    return all;
  }

  /** Those that were told and that are meant. */
  List<Listed> in(Reads reads) {
    List<Listed> all = new ArrayList<>();
    for (var region : request.regions()) {
      var each = calls(region);
      groups(region, reads.fact(each.get(0)), reads.fact(each.get(1)), all);
      clusters(region, reads.fact(each.get(1)), all);
      serverless(region, reads.fact(each.get(2)), all);
    }
    return all.stream().filter(this::meant).toList();
  }

  private boolean meant(Listed listed) {
    return request.caches().isEmpty() || request.caches().contains(listed.group().id());
  }

  private void groups(
      Region region, Fact<Value.Fields> told, Fact<Value.Fields> nodes, List<Listed> all) {
    Map<String, Value.Fields> byGroup = new HashMap<>();
    for (var node : told(nodes, "CacheClusters")) {
      node.text("ReplicationGroupId").ifPresent(id -> byGroup.putIfAbsent(id, node));
    }
    for (var fields : told(told, "ReplicationGroups")) {
      if (DrillNames.is(fields) && request.caches().isEmpty()) {
        continue;
      }
      var group = ReplicationGroup.of(region, fields);
      var node = byGroup.get(group.id());
      all.add(
          new Listed(
              CacheSort.GROUP,
              group,
              node == null
                  ? nodes.value().isPresent() ? new Fact.Absent<>(nodes.at()) : nodes.map(f -> null)
                  : new Fact.Known<>(NodeFacts.of(node), nodes.at()),
              fields.text("NetworkType")));
    }
  }

  private static List<Value.Fields> told(Fact<Value.Fields> answer, String member) {
    return answer.value().map(f -> f.list(member)).orElse(List.of());
  }

  private static void clusters(Region region, Fact<Value.Fields> answer, List<Listed> all) {
    for (var fields : told(answer, "CacheClusters")) {
      var cluster = CacheCluster.of(fields);
      if (cluster.replicationGroupId().isEmpty()) {
        all.add(
            new Listed(
                cluster.engine().equals("memcached") ? CacheSort.MEMCACHED : CacheSort.NODE,
                LoneCaches.node(region, fields),
                new Fact.Known<>(NodeFacts.of(fields), answer.at()),
                fields.text("NetworkType")));
      }
    }
  }

  private static void serverless(Region region, Fact<Value.Fields> answer, List<Listed> all) {
    for (var fields : told(answer, "ServerlessCaches")) {
      var node = NodeFacts.ofServerless(fields);
      all.add(
          new Listed(
              node.engine().equals("memcached")
                  ? CacheSort.SERVERLESS_MEMCACHED
                  : CacheSort.SERVERLESS,
              LoneCaches.serverless(region, fields),
              new Fact.Known<>(node, answer.at()),
              Optional.empty()));
    }
  }
}
