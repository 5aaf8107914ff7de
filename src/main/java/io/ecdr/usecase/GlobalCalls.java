package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.LagCalls;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The calls that read Global Datastores and their members, one by one or all of a Region, and their
 * answers. Lists are taken apart once. One run.
 */
final class GlobalCalls {

  private final CallMaker maker;
  private final GroupCalls groups;
  private final Map<Region, Map<String, GlobalDatastore>> listed = new HashMap<>();
  private final Map<Region, Map<String, ReplicationGroup>> listedGroups = new HashMap<>();

  GlobalCalls(CallMaker maker, GroupCalls groups) {
    this.maker = Objects.requireNonNull(maker, "maker");
    this.groups = Objects.requireNonNull(groups, "groups");
  }

  /** All of a Region. */
  Call datastores(Region region) {
    return describe(region, Value.Fields.NONE.with("MaxRecords", 100));
  }

  Call datastore(Region region, String id) {
    return describe(region, Value.fields("GlobalReplicationGroupId", id));
  }

  private Call describe(Region region, Value.Fields which) {
    return maker.elastiCache(
        region, "DescribeGlobalReplicationGroups", which.with("ShowMemberInfo", true));
  }

  Call group(Region region, String id) {
    return groups.group(region, id);
  }

  /** The metrics of a Region. */
  Call lagNames(Region region) {
    return new LagCalls(maker, region).list();
  }

  Call lagValues(Region region, List<Value.Items> dimensions, Instant now) {
    return new LagCalls(maker, region).data(dimensions, now);
  }

  /** What a Region has told of a datastore; empty when it was not asked. */
  Optional<Fact<GlobalDatastore>> view(Reads reads, Region region, String id) {
    var alone = datastore(region, id);
    if (reads.has(alone)) {
      return Optional.of(
          GroupCalls.first(reads.fact(alone), "GlobalReplicationGroups").map(GlobalDatastore::of));
    }
    return inList(reads, datastores(region), id, f -> told(reads, region));
  }

  private static <T> Optional<Fact<T>> inList(
      Reads reads, Call list, String id, Function<Value.Fields, Map<String, T>> byId) {
    if (!reads.has(list)) {
      return Optional.empty();
    }
    var fact = reads.fact(list).map(byId);
    var one = fact.value().map(all -> all.get(id));
    return Optional.of(
        fact.value().isPresent() && one.isEmpty()
            ? new Fact.Absent<>(fact.at())
            : fact.map(all -> all.get(id)));
  }

  /** All that a Region listed, by id; none when it was not asked for all, or did not answer. */
  Map<String, GlobalDatastore> told(Reads reads, Region region) {
    var list = datastores(region);
    if (!reads.has(list)) {
      return Map.of();
    }
    return listed.computeIfAbsent(
        region,
        r ->
            reads.fact(list).value().map(f -> f.list("GlobalReplicationGroups")).stream()
                .flatMap(Collection::stream)
                .map(GlobalDatastore::of)
                .collect(Collectors.toMap(GlobalDatastore::id, d -> d, (a, b) -> a)));
  }

  /** A member's group as its Region tells it; empty when it was not asked. */
  Optional<Fact<ReplicationGroup>> groupOf(Reads reads, Region region, String id) {
    var alone = groups.group(region, id);
    if (reads.has(alone)) {
      return Optional.of(
          GroupCalls.first(reads.fact(alone), "ReplicationGroups")
              .map(f -> ReplicationGroup.of(region, f)));
    }
    return inList(
        reads,
        groups.groups(region),
        id,
        fields ->
            listedGroups.computeIfAbsent(
                region,
                r ->
                    fields.list("ReplicationGroups").stream()
                        .map(f -> ReplicationGroup.of(r, f))
                        .collect(Collectors.toMap(ReplicationGroup::id, g -> g, (a, b) -> a))));
  }

  /** Where a member is; empty when the service's word is no Region's name. */
  static Optional<Region> region(GlobalDatastore.Member member) {
    return region(member.region());
  }

  /** A Region by its name; empty when that is no Region's name. */
  static Optional<Region> region(String name) {
    try {
      return Optional.of(new Region(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
