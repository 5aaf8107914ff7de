package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.DrillChecks;
import io.ecdr.plan.DrillNames;
import io.ecdr.plan.DrillPlanner;
import io.ecdr.plan.Fingerprints;
import io.ecdr.plan.OverdueDrill;
import io.ecdr.port.Ids;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
      var any = any(request.restore());
      var survey = RestoreSurvey.of(surveyor, named(request, any, operation).restore());
      var wanted = new DrillRestoreRequest(survey.request(), request.keep());
      var inventory = survey.read();
      var region = wanted.restore().to();
      var drills = new OverdueDrills(surveyor.maker(), List.of(region));
      var reads = beside(region, drills);
      var source = inventory.backup().manifest().cache();
      var plan =
          planner
              .plan(wanted, inventory, datastore(region, source, reads), operation)
              .with(OverdueDrill.checks(drills.in(reads, surveyor.gather().now())));
      return new Planned.Ready(
          any.map(a -> plan.with(DrillChecks.chosen(a.backup().id(), a.caches()))).orElse(plan),
          wanted,
          Fingerprints.of(inventory));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }

  /** Where nobody said which backup. */
  private Optional<NewestProven.Found> any(RestoreRequest request) {
    return request.backup().equals(DrillRestoreRequest.ANY)
        ? Optional.of(new NewestProven(surveyor, request).find())
        : Optional.empty();
  }

  /** With the throwaway cache's id, which tells the operation. */
  private static DrillRestoreRequest named(
      DrillRestoreRequest request, Optional<NewestProven.Found> any, String operation) {
    var restore = any.map(a -> request.restore().of(a.backup().id())).orElse(request.restore());
    var cache =
        any.map(a -> a.backup().manifest().cache().id())
            .orElseGet(() -> BackupReference.of(restore.backup()).cacheStart().replace("/", ""));
    return new DrillRestoreRequest(restore.as(DrillNames.id(cache, operation)), request.keep());
  }

  private Call datastores(Region region) {
    return new GlobalCalls(surveyor.maker(), new GroupCalls(surveyor.maker())).datastores(region);
  }

  private Reads beside(Region region, OverdueDrills drills) {
    var gather = surveyor.gather();
    return gather.read(
        List.of(datastores(region)),
        drills.calls(),
        OverdueDrills.soon(gather.now()),
        gather.deadline());
  }

  /** Which of the Region's Global Datastores the source is a member of. */
  private Fact<String> datastore(Region region, CacheId source, Reads reads) {
    var fact = reads.fact(datastores(region));
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
