package io.ecdr.usecase;

import io.ecdr.model.Access;
import io.ecdr.model.CheckRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.DetachedInventory;
import io.ecdr.plan.FailbackPlanner;
import io.ecdr.plan.Fingerprint;
import io.ecdr.port.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Plans the way home as far as its checks go: after a promotion, or after a detach. */
final class FailbackCheck {

  private final Surveyor surveyor;
  private final Ids ids;
  private final FailbackPlanner planner;
  private final GroupCalls groups;
  private final SideCalls sides;

  FailbackCheck(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new FailbackPlanner(surveyor.maker(), toolVersion);
    this.groups = new GroupCalls(surveyor.maker());
    this.sides = new SideCalls(surveyor.maker(), groups);
  }

  /**
   * Surveys and plans.
   *
   * @param cache the old primary's id at home
   */
  Planned plan(String cache, CheckRequest request) {
    try {
      return request.successor().isPresent() ? detached(cache, request) : promoted(cache, request);
    } catch (SurveyEnded e) {
      boolean lost = e.why().code() == ExitCode.NOT_FOUND && request.successor().isEmpty();
      return new Planned.Rejected(
          lost
              ? new Rejection(
                  e.why().code(),
                  e.why().message(),
                  "after a detach name the cache that took over: --standby ID --dr-region REGION")
              : e.why());
    }
  }

  private Planned promoted(String cache, CheckRequest request) {
    var home = request.region();
    var seen =
        new PairSurvey(surveyor)
            .beside(new GlobalSurvey(surveyor, home, GlobalSurvey.Other.NEEDED).read(cache, home));
    var back = CheckUp.switchover(cache, home, home, request);
    return new Planned.Ready(planner.promoted(back, seen, ids.next()), back, Fingerprint.NONE);
  }

  private Planned detached(String cache, CheckRequest request) {
    var home = request.region();
    var away =
        request
            .drRegion()
            .orElseThrow(
                () ->
                    new SurveyEnded(
                        ExitCode.USAGE,
                        "the Region of " + request.successor().orElse("") + " was not named",
                        "name it with --dr-region"));
    var standby =
        new StandbyCreateRequest(
            request.successor().orElseThrow().toLowerCase(Locale.ROOT),
            away,
            home,
            cache,
            request.shape().flatMap(s -> s.place().subnetGroup()),
            request.shape().map(s -> s.place().securityGroups()).orElse(List.of()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Planned.Ready(
        planner.detached(standby, read(standby), ids.next()), standby, Fingerprint.NONE);
  }

  DetachedInventory read(StandbyCreateRequest request) {
    var gather = surveyor.gather();
    var deadline = gather.deadline();
    var globals = new GlobalCalls(surveyor.maker(), groups);
    var inventory = new StandbyCreate(surveyor, ids, "").read(request);
    var old = inventory.sameId();
    Fact<ReplicationGroup> now = new Fact.Known<>(inventory.group(), inventory.at());
    List<Call> all = new ArrayList<>(sides.of(now));
    all.addAll(sides.of(old));
    all.addAll(List.of(globals.datastores(request.to()), globals.datastores(request.region())));
    old.value().ifPresent(group -> all.addAll(groups.snapshots(group)));
    var reads = gather.read(all, deadline);
    return new DetachedInventory(
        inventory,
        datastores(reads.fact(globals.datastores(request.to()))),
        datastores(reads.fact(globals.datastores(request.region()))),
        old.value()
            .map(group -> groups.snapshotsOf(group, reads))
            .orElseGet(() -> old.map(group -> List.of())),
        old.value()
            .map(group -> sides.access(group, reads))
            .orElseGet(() -> old.map(group -> Access.NONE)),
        sides.access(inventory.group(), reads));
  }

  private static Fact<List<GlobalDatastore>> datastores(Fact<Value.Fields> told) {
    return told.map(
        f -> f.list("GlobalReplicationGroups").stream().map(GlobalDatastore::of).toList());
  }
}
