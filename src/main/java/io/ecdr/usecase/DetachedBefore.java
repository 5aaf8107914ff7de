package io.ecdr.usecase;

import io.ecdr.journal.Position;
import io.ecdr.model.CacheId;
import io.ecdr.model.Region;
import io.ecdr.plan.RoleBefore;
import io.ecdr.plan.Step;
import io.ecdr.port.Operations;
import java.util.Optional;

/**
 * Standbys that were detached from a cache, as the operations that are known here tell it. To AWS
 * the two are strangers then, so nothing else tells that the cache was saved already. Read once,
 * when it is asked for the first time.
 */
final class DetachedBefore {

  private final Operations operations;
  private OwnJournals journals;

  DetachedBefore(Operations operations) {
    this.operations = operations;
  }

  /**
   * What stands alone since.
   *
   * @param operation that detached it
   */
  record Alone(CacheId cache, String operation) {}

  /** The newest one in that Region; empty where nobody here knows one. */
  Optional<Alone> of(CacheId primary, Region to) {
    if (journals == null) {
      journals = OwnJournals.read(operations);
    }
    var known = journals.known();
    for (int i = known.size() - 1; i >= 0; i--) {
      var plan = known.get(i).plan();
      var position = Position.of(known.get(i).history());
      for (var lane : plan.lanes()) {
        if (plan.account().equals(primary.account())
            && lane.cache().region().equals(to)
            && lane.steps().stream().anyMatch(step -> detached(step, position, primary))) {
          return Optional.of(new Alone(lane.cache(), plan.id()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean detached(Step step, Position position, CacheId primary) {
    if (!(step instanceof Step.Ladder ladder)) {
      return false;
    }
    var took = position.factsOf(ladder.id()).flatMap(facts -> facts.text("Rung")).orElse("");
    return ladder.rungs().stream()
            .filter(rung -> rung.id().equals(took))
            .anyMatch(rung -> rung.call().action().equals("DisassociateGlobalReplicationGroup"))
        && RoleBefore.primary(ladder.before())
            .filter(
                was ->
                    was.text("ReplicationGroupId").filter(primary.id()::equals).isPresent()
                        && was.text("ReplicationGroupRegion")
                            .filter(primary.region().id()::equals)
                            .isPresent())
            .isPresent();
  }
}
