package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Snapshot;
import io.ecdr.model.StandbyRemoveRequest;
import io.ecdr.plan.Fingerprints;
import io.ecdr.plan.GlobalInventory;
import io.ecdr.plan.StandbyLeaving;
import io.ecdr.plan.StandbyRemovePlanner;
import io.ecdr.port.Ids;
import java.util.List;
import java.util.Objects;

/** Plans {@code standby remove}. */
public final class StandbyRemove implements Planning<StandbyRemoveRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final StandbyRemovePlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public StandbyRemove(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new StandbyRemovePlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(StandbyRemoveRequest request) {
    try {
      var leaving = read(request);
      return new Planned.Ready(
          planner.plan(request, leaving, ids.next()),
          request,
          Fingerprints.of(leaving.datastore(), true));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }

  /**
   * What the plan rests on.
   *
   * @throws SurveyEnded when there is no such standby
   */
  StandbyLeaving read(StandbyRemoveRequest request) {
    var survey = new GlobalSurvey(surveyor, request.in(), GlobalSurvey.Other.NEEDED);
    var datastore = datastore(survey, request);
    return new StandbyLeaving(datastore, snapshots(datastore));
  }

  private static GlobalInventory datastore(GlobalSurvey survey, StandbyRemoveRequest request) {
    try {
      return survey.read(request.cache(), request.region());
    } catch (SurveyEnded e) {
      throw e.why().code() == ExitCode.NOT_FOUND
          ? new SurveyEnded(
              ExitCode.NOT_FOUND,
              e.why().message(),
              "see what there is: ecdr status "
                  + request.cache()
                  + " --region "
                  + request.region()
                  + " --dr-region "
                  + request.in())
          : e;
    }
  }

  private Fact<List<Snapshot>> snapshots(GlobalInventory datastore) {
    var group = datastore.group();
    if (group.value().isEmpty()) {
      return group.map(g -> List.of());
    }
    var gather = surveyor.gather();
    var calls = new GroupCalls(surveyor.maker());
    var standby = group.value().get();
    return calls.snapshotsOf(standby, gather.read(calls.snapshots(standby), gather.deadline()));
  }
}
