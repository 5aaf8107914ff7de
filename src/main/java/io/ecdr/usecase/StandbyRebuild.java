package io.ecdr.usecase;

import io.ecdr.model.CacheCluster;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.StandbyRebuildRequest;
import io.ecdr.plan.Fingerprints;
import io.ecdr.plan.GlobalInventory;
import io.ecdr.plan.StandbyRebuildPlanner;
import io.ecdr.port.Ids;
import java.util.Objects;

/** Plans {@code standby rebuild}. */
public final class StandbyRebuild implements Planning<StandbyRebuildRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final String toolVersion;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public StandbyRebuild(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  @Override
  public Planned plan(StandbyRebuildRequest request) {
    try {
      var leaving = new StandbyRemove(surveyor, ids, toolVersion).read(request.removal());
      var standby = standby(request, leaving.datastore());
      var ground = new StandbyCreate(surveyor, ids, toolVersion).read(standby);
      return new Planned.Ready(
          new StandbyRebuildPlanner(surveyor.maker(), toolVersion)
              .plan(request, standby, leaving, ground, ids.next()),
          request,
          Fingerprints.of(leaving.datastore(), true));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }

  /** What is made: the present standby once more, but for what is named. */
  private StandbyCreateRequest standby(StandbyRebuildRequest request, GlobalInventory seen) {
    var primary = primary(seen);
    var group = SurveyEnded.need(seen.group(), "");
    var node = SurveyEnded.need(node(group), "try again; nothing was changed");
    return new StandbyCreateRequest(
        primary.id(),
        new Region(primary.region()),
        request.in(),
        seen.target().id(),
        request.subnetGroup().or(node::subnetGroup),
        request.securityGroups().isEmpty() ? node.securityGroups() : request.securityGroups(),
        request.kmsKey().or(() -> group.security().kmsKey()),
        request.userGroups().isEmpty() ? group.security().userGroups() : request.userGroups(),
        request
            .replicas()
            .or(() -> group.nodeGroups().stream().map(n -> n.replicas()).max(Integer::compare)),
        request.timeout(),
        request.hooks());
  }

  private static GlobalDatastore.Member primary(GlobalInventory seen) {
    return seen.datastore()
        .primary()
        .filter(p -> !p.equals(seen.target()))
        .orElseThrow(
            () ->
                new SurveyEnded(
                    ExitCode.REFUSED_BY_CHECKS,
                    seen.target()
                        + " has no other primary to be filled from: "
                        + seen.datastore().roles(),
                    "name the standby's Region with --in; nothing was changed"));
  }

  /** A secondary's nodes tell its subnet and security groups; the group does not. */
  private Fact<CacheCluster> node(ReplicationGroup group) {
    var gather = surveyor.gather();
    var calls = new GroupCalls(surveyor.maker());
    return calls
        .nodesOf(group, gather.read(calls.nodes(group), gather.deadline()))
        .map(
            nodes ->
                nodes.stream()
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new SurveyEnded(
                                ExitCode.NOT_FOUND,
                                group.id() + " tells no node, so not what it is made of",
                                "try again; nothing was changed")));
  }
}
