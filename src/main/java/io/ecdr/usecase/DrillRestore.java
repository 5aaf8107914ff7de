package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.plan.DrillNames;
import io.ecdr.plan.DrillPlanner;
import io.ecdr.plan.Fingerprints;
import io.ecdr.port.Ids;
import java.util.List;
import java.util.Objects;

/** Plans {@code drill restore}. Asks nothing of the Region that the cache was in. */
public final class DrillRestore implements Planning<DrillRestoreRequest> {

  private final Surveyor surveyor;
  private final Ids ids;
  private final DrillPlanner planner;

  /**
   * @param toolVersion the version of ecdr, for the plan
   */
  public DrillRestore(Surveyor surveyor, Ids ids, String toolVersion) {
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.planner = new DrillPlanner(surveyor.maker(), toolVersion);
  }

  @Override
  public Planned plan(DrillRestoreRequest request) {
    try {
      var operation = ids.next();
      var survey = RestoreSurvey.of(surveyor, named(request, operation).restore());
      var wanted = new DrillRestoreRequest(survey.request(), request.keep());
      var inventory = survey.read();
      var source = inventory.backup().manifest().cache();
      return new Planned.Ready(
          planner.plan(wanted, inventory, datastore(wanted.restore().to(), source), operation),
          wanted,
          Fingerprints.of(inventory));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }

  /** With the throwaway cache's id, which tells the operation. */
  private static DrillRestoreRequest named(DrillRestoreRequest request, String operation) {
    var restore = request.restore();
    var cache = BackupReference.of(restore.backup()).cacheStart().replace("/", "");
    return new DrillRestoreRequest(restore.as(DrillNames.id(cache, operation)), request.keep());
  }

  /** Which of the Region's Global Datastores the source is a member of. */
  private Fact<String> datastore(Region region, CacheId source) {
    var gather = surveyor.gather();
    var call =
        new GlobalCalls(surveyor.maker(), new GroupCalls(surveyor.maker())).datastores(region);
    var fact = gather.read(List.of(call), gather.deadline()).fact(call);
    var found =
        fact.value().map(f -> f.list("GlobalReplicationGroups")).orElse(List.of()).stream()
            .map(GlobalDatastore::of)
            .filter(
                d ->
                    d.members().stream()
                        .anyMatch(
                            m ->
                                m.id().equals(source.id())
                                    && m.region().equals(source.region().id())))
            .map(GlobalDatastore::id)
            .findFirst();
    return found.isPresent()
        ? new Fact.Known<>(found.get(), fact.at())
        : fact.value().isPresent() ? new Fact.Absent<>(fact.at()) : fact.map(f -> "");
  }
}
