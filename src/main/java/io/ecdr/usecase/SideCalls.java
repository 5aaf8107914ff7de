package io.ecdr.usecase;

import io.ecdr.model.Access;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.ServiceUpdate;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calls that read of one group who may log in and what AWS is about to do, and their answers.
 */
final class SideCalls {

  private final CallMaker maker;
  private final GroupCalls groups;

  SideCalls(CallMaker maker, GroupCalls groups) {
    this.maker = maker;
    this.groups = groups;
  }

  /** All of them; none where the group is not known. */
  List<Call> of(Fact<ReplicationGroup> fact) {
    if (fact.value().isEmpty()) {
      return List.of();
    }
    var group = fact.value().get();
    List<Call> all = new ArrayList<>();
    all.add(updates(group));
    node(group).ifPresent(all::add);
    all.addAll(logins(group));
    return all;
  }

  /** Those that tell who may log in; none without user groups. */
  List<Call> logins(ReplicationGroup group) {
    List<Call> all = new ArrayList<>(userGroups(group));
    if (!all.isEmpty()) {
      all.add(users(group.region()));
    }
    return all;
  }

  /** One node tells the window of all (source: {@code API:CacheCluster}). */
  private Optional<Call> node(ReplicationGroup group) {
    return group.memberClusters().stream()
        .findFirst()
        .map(id -> groups.cluster(group.region(), id));
  }

  private Call updates(ReplicationGroup group) {
    return maker.elastiCache(
        group.region(),
        "DescribeUpdateActions",
        Value.Fields.NONE.with("ReplicationGroupIds", Value.texts(List.of(group.id()))));
  }

  private List<Call> userGroups(ReplicationGroup group) {
    return group.security().userGroups().stream()
        .map(
            id ->
                maker.elastiCache(
                    group.region(), "DescribeUserGroups", Value.fields("UserGroupId", id)))
        .toList();
  }

  private Call users(Region region) {
    return maker.elastiCache(region, "DescribeUsers", Value.Fields.NONE);
  }

  Fact<Access> access(ReplicationGroup group, Reads reads) {
    var wanted = group.security().userGroups();
    if (wanted.isEmpty()) {
      return new Fact.Known<>(Access.NONE, reads.answers().values().iterator().next().at());
    }
    var users = reads.fact(users(group.region()));
    var told = GroupCalls.together(reads, userGroups(group), "UserGroups");
    return told.unknown().isPresent()
        ? told.map(groups -> Access.NONE)
        : users.map(u -> Access.of(wanted, told.value().orElse(List.of()), u.list("Users")));
  }

  Fact<String> maintenance(ReplicationGroup group, Reads reads) {
    return node(group)
        .map(call -> GroupCalls.first(reads.fact(call), "CacheClusters"))
        .map(SideCalls::window)
        .orElseGet(() -> new Fact.Absent<>(reads.at(updates(group))));
  }

  private static Fact<String> window(Fact<Value.Fields> node) {
    var text = node.value().flatMap(f -> f.text("PreferredMaintenanceWindow"));
    return node.value().isPresent() && text.isEmpty()
        ? new Fact.Absent<>(node.at())
        : node.map(f -> text.orElseThrow());
  }

  Fact<List<ServiceUpdate>> updates(ReplicationGroup group, Reads reads) {
    return reads
        .fact(updates(group))
        .map(f -> f.list("UpdateActions").stream().map(ServiceUpdate::of).toList());
  }
}
