package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.plan.FenceInventory;
import io.ecdr.plan.FencePlanner;
import io.ecdr.plan.Fingerprints;
import io.ecdr.port.Ids;
import io.ecdr.port.Operations;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;

/** Plans {@code fence}. */
public final class Fence implements Planning<FenceRequest> {

  private final Surveyor surveyor;
  private final Operations operations;
  private final Ids ids;
  private final FencePlanner planner;

  /**
   * @param operations whose journals tell what a fence took away
   * @param toolVersion the version of ecdr, for the plan
   */
  public Fence(Surveyor surveyor, Operations operations, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.operations = Objects.requireNonNull(operations, "operations");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new FencePlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(FenceRequest request) {
    try {
      OverdueDrills.refuse(request.cache(), "fence", request.region());
      var seen = read(request);
      return new Planned.Ready(
          planner.plan(request, seen, ids.next()), request, Fingerprints.of(seen));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }

  private FenceInventory read(FenceRequest request) {
    var gather = surveyor.gather();
    var groups = new GroupCalls(surveyor.maker());
    var region = request.region();
    var who = Identity.call(surveyor.maker(), region);
    var call = groups.group(region, request.cache().toLowerCase(Locale.ROOT));
    var reads = gather.read(List.of(who, call), gather.deadline());
    var account = Identity.need(reads.fact(who), "").account();
    var told = GroupCalls.first(reads.fact(call), "ReplicationGroups");
    if (told.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no replication group " + request.cache() + " in " + region,
          "see what there is: ecdr status --region " + region);
    }
    var group = ReplicationGroup.of(region, SurveyEnded.need(told, ""));
    var users = new UserCalls(surveyor.maker(), group);
    reads = reads.and(gather.read(users.all(), gather.deadline()));
    return new FenceInventory(
        account,
        group,
        users.access(reads),
        users.elsewhere(reads),
        request.lift()
            ? new FencedBefore(account, region).in(OwnJournals.read(operations))
            : new TreeMap<>(),
        gather.now());
  }
}
