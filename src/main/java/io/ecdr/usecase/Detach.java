package io.ecdr.usecase;

import io.ecdr.model.DetachRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.plan.DetachPlanner;
import io.ecdr.plan.Fingerprints;
import io.ecdr.port.Ids;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Plans {@code detach}. */
public final class Detach implements Planning<DetachRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final DetachPlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public Detach(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new DetachPlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(DetachRequest request) {
    try {
      var places = request.terms().afterwards().publish(request.cache());
      var survey =
          new GlobalSurvey(surveyor, request.region(), GlobalSurvey.Other.NOT_ASKED, places);
      var inventory = survey.read(request.cache(), request.region());
      return new Planned.Ready(
          planner.plan(request, inventory, ids.next()),
          request.expecting(inventory.expectable()),
          Fingerprints.of(inventory, false));
    } catch (SurveyEnded e) {
      var why = OverdueDrills.rather(e.why(), request.cache(), "detach", request.region());
      return why.code() == ExitCode.NOT_FOUND ? alone(request, e) : new Planned.Rejected(why);
    }
  }

  /** A group that belongs to no Global Datastore is where a detach leads to. */
  private Planned alone(DetachRequest request, SurveyEnded otherwise) {
    var gather = surveyor.gather();
    var id = request.cache().toLowerCase(Locale.ROOT);
    var call = new GroupCalls(surveyor.maker()).group(request.region(), id);
    var fact =
        GroupCalls.first(
                gather.read(List.of(call), gather.deadline()).fact(call), "ReplicationGroups")
            .map(fields -> ReplicationGroup.of(request.region(), fields));
    return fact.value()
        .filter(group -> group.globalDatastore().isEmpty())
        .<Planned>map(
            group ->
                new Planned.Ready(
                    planner.alone(
                        request, group, GlobalSurvey.account(fact), gather.now(), ids.next()),
                    request,
                    Fingerprints.of(group)))
        .orElseGet(() -> new Planned.Rejected(otherwise.why()));
  }
}
