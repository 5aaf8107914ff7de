package io.ecdr.usecase;

import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.AutomaticInventory;
import io.ecdr.plan.AutomaticPlanner;
import io.ecdr.plan.Call;
import io.ecdr.plan.Fingerprints;
import io.ecdr.port.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Plans {@code backup automatic}. */
public final class BackupAutomatic implements Planning<AutomaticRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final AutomaticPlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public BackupAutomatic(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new AutomaticPlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(AutomaticRequest request) {
    try {
      OverdueDrills.refuse(request.cache(), AutomaticPlanner.VERB, request.region());
      var seen = read(request);
      return new Planned.Ready(
          planner.plan(request, seen, ids.next()), request, Fingerprints.of(seen));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }

  private AutomaticInventory read(AutomaticRequest request) {
    var gather = surveyor.gather();
    var deadline = gather.deadline();
    var groups = new GroupCalls(surveyor.maker());
    var region = request.region();
    var id = request.cache().toLowerCase(Locale.ROOT);
    var who = Identity.call(surveyor.maker(), region);
    var call = groups.group(region, id);
    var node = groups.cluster(region, id);
    var first = gather.read(List.of(who, call, node), deadline);
    var account = Identity.need(first.fact(who), "").account();
    var lone = new LoneCacheCalls(surveyor.maker(), groups, region, id, "");
    var kind = lone.kind(first.fact(call), first.fact(node));
    if (kind == CacheKind.SERVERLESS) {
      first = first.and(gather.read(List.of(lone.serverless()), deadline));
    }
    var told = GroupCalls.first(first.fact(call), "ReplicationGroups");
    var found = lone.found(kind, first);
    if (found.isEmpty() && told.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no cache " + request.cache() + " in " + region,
          "see what there is: ecdr status --region " + region);
    }
    var group = found.orElseGet(() -> ReplicationGroup.of(region, SurveyEnded.need(told, "")));
    List<Call> second = new ArrayList<>(lone.snapshots(kind, group));
    var nodeCall = group.memberClusters().stream().findFirst().map(n -> groups.cluster(region, n));
    nodeCall.filter(c -> kind == CacheKind.REPLICATION_GROUP).ifPresent(second::add);
    var reads = first.and(gather.read(second, deadline));
    Fact<String> maintenance =
        nodeCall
            .map(c -> window(GroupCalls.first(reads.fact(c), "CacheClusters")))
            .orElseGet(() -> new Fact.Absent<>(gather.now()));
    return new AutomaticInventory(
        account,
        group,
        told.value().flatMap(f -> f.text("SnapshottingClusterId")),
        maintenance,
        lone.snapshotsOf(kind, group, reads),
        gather.now());
  }

  private static Fact<String> window(Fact<Value.Fields> node) {
    Optional<String> text = node.value().flatMap(f -> f.text("PreferredMaintenanceWindow"));
    return node.value().isPresent() && text.isEmpty()
        ? new Fact.Absent<>(node.at())
        : node.map(f -> text.orElse(""));
  }
}
