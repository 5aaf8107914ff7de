package io.ecdr.usecase;

import io.ecdr.model.AutomaticRequest;
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
    var who = Identity.call(surveyor.maker(), request.region());
    var call = groups.group(request.region(), request.cache().toLowerCase(Locale.ROOT));
    var first = gather.read(List.of(who, call), deadline);
    var account = Identity.need(first.fact(who), "").account();
    var fact = GroupCalls.first(first.fact(call), "ReplicationGroups");
    if (fact.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no replication group " + request.cache() + " in " + request.region(),
          "see what there is: ecdr status --region " + request.region());
    }
    var told = SurveyEnded.need(fact, "");
    var group = ReplicationGroup.of(request.region(), told);
    List<Call> second = new ArrayList<>(groups.snapshots(group));
    var node = group.memberClusters().stream().findFirst();
    var nodeCall = node.map(id -> groups.cluster(request.region(), id));
    nodeCall.ifPresent(second::add);
    var reads = gather.read(second, deadline);
    Fact<String> maintenance =
        nodeCall
            .map(c -> window(GroupCalls.first(reads.fact(c), "CacheClusters")))
            .orElseGet(() -> new Fact.Absent<>(gather.now()));
    return new AutomaticInventory(
        account,
        group,
        told.text("SnapshottingClusterId"),
        maintenance,
        groups.snapshotsOf(group, reads),
        gather.now());
  }

  private static Fact<String> window(Fact<Value.Fields> node) {
    Optional<String> text = node.value().flatMap(f -> f.text("PreferredMaintenanceWindow"));
    return node.value().isPresent() && text.isEmpty()
        ? new Fact.Absent<>(node.at())
        : node.map(f -> text.orElse(""));
  }
}
