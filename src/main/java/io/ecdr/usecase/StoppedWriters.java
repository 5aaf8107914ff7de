package io.ecdr.usecase;

import io.ecdr.journal.Entry;
import io.ecdr.journal.History;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.HookPhase;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whether writers are still stopped when an operation goes on whose roles have not moved. Nobody
 * keeps them waiting for a process that is gone, and whoever was told that it was given up has let
 * them write again. So the programs that stop them are run once more; what an operator said cannot
 * be said again by us, and is believed no longer than writers were to be kept waiting.
 */
final class StoppedWriters {

  private static final String STOPPED = "WritesStopped";

  private StoppedWriters() {}

  /**
   * A step that rests on the writers' stop, before roles that have not moved.
   *
   * @param hooks the pre-hooks before it
   */
  private record Resting(Step step, Value stopped, List<String> hooks) {}

  /** Where it stands for who goes on: programs that stop writers have not been run. */
  static Position again(Plan plan, History history) {
    var position = Position.of(history);
    boolean goingOn =
        history.closed().filter(c -> c.code() == ExitCode.CHANGES_PENDING).isPresent();
    var forgotten = new TreeSet<String>();
    if (!goingOn) {
      plan.lanes().stream()
          .flatMap(lane -> resting(lane, position).stream())
          .filter(each -> each.stopped() instanceof Value.Bound)
          .forEach(each -> forgotten.addAll(each.hooks()));
    }
    if (forgotten.isEmpty()) {
      return position;
    }
    var facts = new LinkedHashMap<>(position.facts());
    facts.keySet().removeAll(forgotten);
    return new Position(facts, position.sent(), position.stopped());
  }

  /** Why what an operator said about writers does not hold any more. */
  static Optional<Rejection> against(Plan plan, History history, Instant now) {
    var position = Position.of(history);
    boolean givenUp = history.closed().map(Entry.Closed::code).filter(History::refuses).isPresent();
    return plan.lanes().stream()
        .flatMap(lane -> resting(lane, position).stream())
        .filter(each -> each.stopped() instanceof Value.Text)
        .filter(each -> givenUp || now.isAfter(end(plan, each)))
        .findFirst()
        .map(each -> refused(plan, each, givenUp));
  }

  /** Writers may be kept waiting so long, from when they stop or the command was typed. */
  private static Instant end(Plan plan, Resting each) {
    var said = Instant.parse(((Value.Text) each.stopped()).value());
    var from = said.isAfter(plan.created()) ? said : plan.created();
    return from.plus(longest(each));
  }

  private static Duration longest(Resting each) {
    return each.step().limits().timeout();
  }

  private static Rejection refused(Plan plan, Resting each, boolean givenUp) {
    return new Rejection(
        ExitCode.PLAN_REFUSED,
        "operation "
            + plan.id()
            + " was told that writers stop at "
            + ((Value.Text) each.stopped()).value()
            + (givenUp
                ? ", and was given up"
                : ", and they were to wait " + Resuming.words(longest(each)) + " at most")
            + ": nobody knows whether they write now; nothing was changed",
        "stop the writers, then type the command again with --writes-stopped-at");
  }

  private static List<Resting> resting(Lane lane, Position position) {
    List<Resting> all = new ArrayList<>();
    List<Resting> next = new ArrayList<>();
    List<String> hooks = new ArrayList<>();
    for (var step : lane.steps()) {
      if (step instanceof Step.Hook hook && hook.phase() == HookPhase.PRE) {
        hooks.add(hook.id());
      }
      stopped(step).ifPresent(at -> next.add(new Resting(step, at, List.copyOf(hooks))));
      if (step instanceof Step.Ladder ladder) {
        if (!position.decided(ladder)) {
          all.addAll(next);
        }
        next.clear();
        hooks.clear();
      }
    }
    return all;
  }

  private static Optional<Value> stopped(Step step) {
    if (step instanceof Step.Local local) {
      return local.parameters().get(STOPPED);
    }
    return step instanceof Step.Await await
        ? await.done().parameters().get(STOPPED)
        : Optional.empty();
  }
}
