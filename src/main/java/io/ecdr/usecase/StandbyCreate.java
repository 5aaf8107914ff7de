package io.ecdr.usecase;

import io.ecdr.model.CacheCluster;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Fingerprints;
import io.ecdr.plan.StandbyCreatePlanner;
import io.ecdr.plan.StandbyInventory;
import io.ecdr.port.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Plans {@code standby create}. */
public final class StandbyCreate implements Planning<StandbyCreateRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final StandbyCreatePlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public StandbyCreate(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new StandbyCreatePlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(StandbyCreateRequest request) {
    try {
      OverdueDrills.refuse(request.cache(), "standby create", request.region());
      var inventory = read(request);
      return new Planned.Ready(
          planner.plan(request, inventory, ids.next()), request, Fingerprints.of(inventory));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }

  /** What the plan rests on. */
  StandbyInventory read(StandbyCreateRequest request) {
    var gather = surveyor.gather();
    var maker = surveyor.maker();
    var groups = new GroupCalls(maker);
    var deadline = gather.deadline();
    var who = Identity.call(maker, request.region());
    var group = groups.group(request.region(), request.cache().toLowerCase(Locale.ROOT));
    var same = groups.group(request.to(), request.as());
    List<Call> first = new ArrayList<>(List.of(who, group, same));
    var subnets =
        request
            .subnetGroup()
            .map(
                name ->
                    maker.elastiCache(
                        request.to(),
                        "DescribeCacheSubnetGroups",
                        Value.fields("CacheSubnetGroupName", name)));
    subnets.ifPresent(first::add);
    var ground = new GroundSurvey(maker, request.to(), request.securityGroups(), request.kmsKey());
    first.addAll(ground.calls());
    var reads = gather.read(first, ground.glances(), ground.soon(gather.now()), deadline);
    var identity = Identity.need(reads.fact(who), "");
    var found = found(request, GroupCalls.first(reads.fact(group), "ReplicationGroups"));

    List<Call> second = new ArrayList<>();
    var node = found.memberClusters().stream().findFirst();
    node.ifPresent(id -> second.add(groups.cluster(request.region(), id)));
    var datastore =
        found
            .globalDatastore()
            .map(
                g ->
                    maker.elastiCache(
                        request.region(),
                        "DescribeGlobalReplicationGroups",
                        Value.fields("GlobalReplicationGroupId", g.id())
                            .with("ShowMemberInfo", true)));
    datastore.ifPresent(second::add);
    var subnetGroup =
        subnets
            .map(c -> GroupCalls.first(reads.fact(c), "CacheSubnetGroups"))
            .orElseGet(() -> new Fact.Known<>(Value.Fields.NONE, gather.now()));
    second.addAll(ground.calls(subnetGroup));
    var logins = new LoginSurvey(maker, request, found);
    second.addAll(logins.calls());
    var all = reads.and(gather.read(second, deadline));
    Instant now = gather.now();
    return new StandbyInventory(
        identity.account(),
        found,
        node.map(
                id ->
                    GroupCalls.first(
                            all.fact(groups.cluster(request.region(), id)), "CacheClusters")
                        .map(CacheCluster::of))
            .orElseGet(() -> new Fact.Absent<>(now)),
        datastore
            .map(
                c ->
                    GroupCalls.first(all.fact(c), "GlobalReplicationGroups")
                        .map(GlobalDatastore::of))
            .orElseGet(() -> new Fact.Absent<>(now)),
        GroupCalls.first(all.fact(same), "ReplicationGroups")
            .map(f -> ReplicationGroup.of(request.to(), f)),
        subnetGroup,
        ground.facts(subnetGroup, all),
        ground.nodeTypes(all),
        logins.of(all, now),
        now);
  }

  private static ReplicationGroup found(StandbyCreateRequest request, Fact<Value.Fields> fact) {
    if (fact.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no replication group " + request.cache() + " in " + request.region(),
          "see what there is: ecdr status --region " + request.region());
    }
    return ReplicationGroup.of(request.region(), SurveyEnded.need(fact, ""));
  }
}
