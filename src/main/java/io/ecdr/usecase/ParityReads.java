package io.ecdr.usecase;

import io.ecdr.model.Access;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.Parity;
import io.ecdr.usecase.DatastoreStatus.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares standbys with their primaries: from what was read already, and where that is asked for,
 * from one node, its parameter group, the user groups and the users of each side, in two rounds
 * more. One run.
 */
final class ParityReads {

  private final CallMaker maker;
  private final GroupCalls groups;
  private final SideCalls sides;
  private final boolean details;

  /**
   * @param details whether more may be read
   */
  ParityReads(CallMaker maker, GroupCalls groups, boolean details) {
    this.maker = maker;
    this.groups = groups;
    this.sides = new SideCalls(maker, groups);
    this.details = details;
  }

  /** The first of the two rounds. */
  List<Call> nodes(List<DatastoreStatus> datastores) {
    List<Call> all = new ArrayList<>();
    for (var group : read(datastores)) {
      node(group).ifPresent(all::add);
      all.addAll(sides.logins(group));
    }
    return all.stream().distinct().toList();
  }

  /** The second: the parameter groups, which only the nodes tell. */
  List<Call> parameters(List<DatastoreStatus> datastores, Reads reads) {
    return read(datastores).stream()
        .flatMap(group -> parameters(group, reads).stream())
        .distinct()
        .toList();
  }

  /** The groups to read more of; none unless that was asked for. */
  private List<ReplicationGroup> read(List<DatastoreStatus> datastores) {
    return !details
        ? List.of()
        : datastores.stream()
            .flatMap(d -> d.members().stream())
            .flatMap(m -> m.group().value().stream())
            .toList();
  }

  private Optional<Call> node(ReplicationGroup group) {
    return group.memberClusters().stream()
        .findFirst()
        .map(id -> groups.cluster(group.region(), id));
  }

  private Fact<CacheCluster> nodeOf(ReplicationGroup group, Reads reads) {
    return node(group)
        .map(c -> GroupCalls.first(reads.fact(c), "CacheClusters").map(CacheCluster::of))
        .orElseGet(() -> unread("its nodes are not told", reads));
  }

  private Optional<Call> parameters(ReplicationGroup group, Reads reads) {
    return nodeOf(group, reads)
        .value()
        .flatMap(CacheCluster::parameterGroup)
        .map(name -> ParameterCalls.set(maker, group.region(), name));
  }

  /** The datastores with their standbys compared. */
  List<DatastoreStatus> with(List<DatastoreStatus> datastores, Reads reads) {
    return datastores.stream().map(d -> d.compared(of(d, reads))).toList();
  }

  /** With no primary, or several, there is nothing to compare with. */
  private List<Compared> of(DatastoreStatus datastore, Reads reads) {
    var primaries = datastore.primaries();
    if (primaries.size() != 1) {
      return List.of();
    }
    var primary =
        datastore.members().stream()
            .filter(m -> m.member().equals(primaries.get(0)))
            .findFirst()
            .orElseThrow();
    return datastore.members().stream()
        .filter(m -> !m.equals(primary))
        .map(m -> new Compared(primary.member(), m.member(), parity(primary, m, reads)))
        .toList();
  }

  private Parity parity(Standing primary, Standing standby, Reads reads) {
    return Parity.of(
        primary.group(),
        standby.group(),
        details
            ? Optional.of(new Parity.Details(detail(primary, reads), detail(standby, reads)))
            : Optional.empty());
  }

  private Parity.Detail detail(Standing standing, Reads reads) {
    if (standing.group().value().isEmpty()) {
      var why = standing.group().unknown().map(u -> u.why()).orElse("its group is not told");
      return new Parity.Detail(unread(why, reads), unread(why, reads), unread(why, reads));
    }
    var group = standing.group().value().get();
    Fact<Value.Fields> parameters =
        parameters(group, reads)
            .map(c -> ParameterCalls.values(reads.fact(c)))
            .orElseGet(() -> unread("its parameter group is not told", reads));
    Fact<Access> access = sides.access(group, reads);
    return new Parity.Detail(nodeOf(group, reads), parameters, access);
  }

  private static <T> Fact<T> unread(String why, Reads reads) {
    return new Fact.Unknown<>(Trouble.ODD, why, reads.answers().values().iterator().next().at());
  }
}
