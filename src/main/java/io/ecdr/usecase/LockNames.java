package io.ecdr.usecase;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ManifestForm;
import io.ecdr.model.Region;
import io.ecdr.plan.Call;
import io.ecdr.plan.Evacuated;
import io.ecdr.plan.Lane;
import io.ecdr.plan.NotSaved;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.port.Locks;
import java.util.List;
import java.util.stream.Stream;

/** What a plan must have to itself while it runs, told by its lanes and its calls. */
final class LockNames {

  private LockNames() {}

  /**
   * The Global Datastores whose members it changes or copies, in a fixed order: a datastore's
   * members are one lineage.
   */
  static List<String> datastores(Plan plan) {
    return Stream.concat(
            calls(plan)
                .flatMap(call -> call.parameters().text("GlobalReplicationGroupId").stream()),
            plan.lanes().stream().flatMap(lane -> lane.datastore().stream()))
        .map(id -> Locks.ofDatastore(plan.account().digits(), id))
        .sorted()
        .distinct()
        .toList();
  }

  /** The lineages it works on, in a fixed order: of a new datastore the primary's as well. */
  static List<String> lineages(Plan plan) {
    var primaries =
        calls(plan)
            .flatMap(
                call ->
                    call.parameters().text("PrimaryReplicationGroupId").stream()
                        .filter(id -> call.action().equals("CreateGlobalReplicationGroup"))
                        .map(
                            id ->
                                new CacheId(
                                    plan.account(),
                                    call.region(),
                                    CacheKind.REPLICATION_GROUP,
                                    id)));
    var lanes =
        plan.lanes().stream()
            .filter(lane -> lane.steps().stream().noneMatch(NotSaved::is))
            .flatMap(
                lane ->
                    Stream.concat(
                        Stream.of(lane.cache()), lane.evacuated().stream().map(Evacuated::source)));
    return Stream.concat(Stream.concat(lanes, primaries), sources(plan))
        .map(cache -> Locks.ofLineage(cache.path()))
        .sorted()
        .distinct()
        .toList();
  }

  /** Caches that a backup is made of on the way to something else. */
  private static Stream<CacheId> sources(Plan plan) {
    return plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .filter(Step.Local.class::isInstance)
        .map(step -> ((Step.Local) step).parameters().fields("Draft"))
        .filter(draft -> draft.text("backupId").isPresent())
        .map(draft -> ManifestForm.read(draft).cache());
  }

  /** All of them, in the order in which they are taken. */
  static List<String> of(Plan plan) {
    return Stream.concat(datastores(plan).stream(), lineages(plan).stream()).toList();
  }

  /** The locks of the lineage that a lane's throwaway cache is a copy of; it takes none of them. */
  static List<String> source(Lane lane) {
    return lane.throwaway().stream()
        .flatMap(
            copy ->
                Stream.concat(
                    copy.datastore().stream()
                        .map(id -> Locks.ofDatastore(copy.source().account().digits(), id)),
                    Stream.of(Locks.ofLineage(copy.source().path()))))
        .toList();
  }

  /**
   * Where the locks must be kept: a change of roles in the target's Region, so that nothing else is
   * needed in an emergency; everything else in each Region that it touches.
   */
  static Locks.Reach reach(Plan plan, boolean emergency, boolean forgiving) {
    var target = target(plan);
    if (!target.isEmpty()) {
      return new Locks.Reach(target, true, emergency, forgiving);
    }
    var touched =
        Stream.concat(
                plan.lanes().stream().map(lane -> lane.cache().region()), plan.regions().stream())
            .distinct()
            .toList();
    return new Locks.Reach(touched, false, emergency, forgiving);
  }

  /** Where the new primary will be, when roles change; at most one. */
  static List<Region> target(Plan plan) {
    return plan.lanes().stream()
        .filter(lane -> lane.steps().stream().anyMatch(Step.Ladder.class::isInstance))
        .map(lane -> lane.cache().region())
        .distinct()
        .toList();
  }

  private static Stream<Call> calls(Plan plan) {
    return plan.lanes().stream().flatMap(lane -> lane.steps().stream()).flatMap(LockNames::calls);
  }

  private static Stream<Call> calls(Step step) {
    if (step instanceof Step.Act act) {
      return Stream.of(act.call());
    }
    if (step instanceof Step.Ladder ladder) {
      return ladder.rungs().stream().map(Step.Rung::call);
    }
    return Stream.empty();
  }
}
