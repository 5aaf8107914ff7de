package io.ecdr.usecase;

import io.ecdr.journal.Position;
import io.ecdr.model.CacheId;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Evacuated;
import io.ecdr.plan.Lane;
import io.ecdr.plan.LineageTag;
import io.ecdr.plan.RoleBefore;
import io.ecdr.plan.Step;
import io.ecdr.port.Operations;
import java.util.List;
import java.util.Optional;

/**
 * Where a cache that was at home is now, as the operations that are known here tell it: the newest
 * one that took it elsewhere, by a change of roles, a restore or an evacuation, whatever became of
 * its other steps; none where a newer one took it home. Nothing but a hint of where to look: what
 * is there is read then.
 */
final class Whereabouts {

  /** Snapshots have their cache's tags too. */
  private static final List<String> MAKING =
      List.of("CreateReplicationGroup", "CreateCacheCluster", "CreateServerlessCache");

  private final Operations operations;
  private final FailbackRequest request;

  Whereabouts(Operations operations, FailbackRequest request) {
    this.operations = operations;
    this.request = request;
  }

  /**
   * A place.
   *
   * @param operation that took it there
   */
  record Place(CacheId cache, String operation) {}

  /** The newest place; empty where nobody here knows one. */
  Optional<Place> find() {
    var known = OwnJournals.read(operations).known();
    for (int i = known.size() - 1; i >= 0; i--) {
      var plan = known.get(i).plan();
      var position = Position.of(known.get(i).history());
      for (var lane : plan.lanes()) {
        var there = lane.cache();
        if (lane.throwaway().isEmpty()
            && lane.steps().stream().anyMatch(step -> took(step, lane, position))) {
          boolean elsewhere =
              !there.region().equals(request.region())
                  && request.away().region().filter(r -> !r.equals(there.region())).isEmpty();
          return elsewhere ? Optional.of(new Place(there, plan.id())) : Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a step that is done made the lane's cache what clients use in the other's place. */
  private boolean took(Step step, Lane lane, Position position) {
    return position.factsOf(step.id()).isPresent() && (changed(step, lane) || made(step, lane));
  }

  private boolean changed(Step step, Lane lane) {
    if (!(step instanceof Step.Ladder ladder)) {
      return false;
    }
    return home(lane.cache().region(), lane.cache().id())
        || RoleBefore.primary(ladder.before())
            .filter(
                was ->
                    was.text("ReplicationGroupId").filter(request.cache()::equals).isPresent()
                        && was.text("ReplicationGroupRegion")
                            .filter(request.region().id()::equals)
                            .isPresent())
            .isPresent();
  }

  /** Whether it made the lane's cache of a backup of home's, or home of any backup. */
  private boolean made(Step step, Lane lane) {
    if (!(step instanceof Step.Act act) || !MAKING.contains(act.call().action())) {
      return false;
    }
    var tags = tags(act);
    var backup = tags.text("ecdr:backup");
    if (backup.isEmpty()) {
      return false;
    }
    return home(lane.cache().region(), lane.cache().id())
        || backup.get().equals(own(backup.get()))
        || lane.evacuated().map(Evacuated::source).filter(this::home).isPresent()
        || LineageTag.of(lane.cache(), tags)
            .flatMap(CacheId::ofPath)
            .filter(this::home)
            .isPresent();
  }

  private String own(String backup) {
    return BackupNames.backupId(request.cache(), BackupNames.operationOf(backup));
  }

  private static Value.Fields tags(Step.Act act) {
    var tags = Value.Fields.NONE;
    for (var tag : act.call().parameters().list("Tags")) {
      tags = tags.with(tag.text("Key").orElse(""), tag.text("Value").orElse(""));
    }
    return tags;
  }

  private boolean home(CacheId cache) {
    return home(cache.region(), cache.id());
  }

  private boolean home(Region region, String id) {
    return region.equals(request.region()) && id.equals(request.cache());
  }
}
