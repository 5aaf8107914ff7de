package io.ecdr.usecase;

import io.ecdr.journal.History;
import io.ecdr.journal.Position;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.plan.DrillCleanupPlanner;
import io.ecdr.plan.DrillPlanner;
import io.ecdr.plan.Lane;
import io.ecdr.plan.OverdueDrill;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which caches of drills were to be gone, by journals alone: those that an operation sent the call
 * for, whose deadline is over, and of which no operation here tells that it took them away.
 */
final class JournalledDrills {

  private final Instant now;
  private final Map<String, OverdueDrill> made = new TreeMap<>();
  private final TreeSet<String> gone = new TreeSet<>();

  JournalledDrills(Instant now) {
    this.now = now;
  }

  /**
   * Takes an operation in.
   *
   * @param atWork whether a process works on it
   */
  void add(Kept kept, boolean atWork) {
    var history = kept.history();
    if (kept.plan().isEmpty() || history.isEmpty()) {
      return;
    }
    var plan = kept.plan().get();
    var position = Position.of(history.get());
    for (var lane : plan.lanes()) {
      if (plan.verb().equals(DrillPlanner.VERB) || plan.verb().equals(DrillCleanupPlanner.VERB)) {
        lane.steps().stream()
            .filter(step -> step.id().equals(lane.cache().id() + "/delete"))
            .filter(step -> position.factsOf(step.id()).isPresent())
            .forEach(step -> gone.add(lane.cache().path()));
      }
      if (plan.verb().equals(DrillSwitchoverRequest.VERB)) {
        away(plan, lane, history.get(), position, atWork);
      }
      boolean sent =
          Undoing.remains(history.get()).sent().containsKey(lane.cache().id() + "/create");
      if (sent && !atWork && history.get().undone().isEmpty()) {
        made(lane);
      }
    }
  }

  /** A switchover that was rehearsed, and whose way back is not done. */
  private void away(Plan plan, Lane lane, History history, Position position, boolean atWork) {
    boolean sent = Undoing.remains(history).sent().containsKey(lane.cache().id() + "/promote");
    boolean home =
        lane.takingAway().stream()
            .filter(Step.Ladder.class::isInstance)
            .allMatch(step -> position.factsOf(step.id()).isPresent());
    lane.throwaway()
        .filter(t -> sent && !home && !atWork && !t.by().isAfter(now))
        .ifPresent(
            t ->
                made.put(
                    lane.cache().path(),
                    new OverdueDrill(
                        lane.cache().id(), lane.cache().region(), t.by(), Optional.of(plan.id()))));
  }

  private void made(Lane lane) {
    lane.throwaway()
        .filter(t -> !t.by().isAfter(now))
        .ifPresent(
            t ->
                made.put(
                    lane.cache().path(),
                    new OverdueDrill(lane.cache().id(), lane.cache().region(), t.by())));
  }

  /** Those that are left when all operations were taken in. */
  List<OverdueDrill> overdue() {
    return made.entrySet().stream()
        .filter(one -> !gone.contains(one.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
