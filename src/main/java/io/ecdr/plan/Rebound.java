package io.ecdr.plan;

import io.ecdr.model.Value;
import java.time.Instant;
import java.util.List;

/**
 * Steps that were planned with what was expected, of which an earlier step of the same lane tells
 * what it came to be: wherever they name the one, they name the other.
 */
final class Rebound {

  private final Value.Text expected;
  private final Value.Bound told;

  private Rebound(String step, String fact, String expected) {
    this.expected = new Value.Text(expected);
    this.told = new Value.Bound(step, fact, expected);
  }

  /**
   * About a Global Datastore that is made.
   *
   * @param made the step that makes it
   * @param expected what it will most likely be called
   */
  static Rebound datastore(String made, String expected) {
    return new Rebound(made, "GlobalReplicationGroupId", expected);
  }

  /**
   * About what happens after a wait: events before its end tell nothing.
   *
   * @param waited the step that waits
   * @param planned when the plan was made
   */
  static Rebound since(String waited, Instant planned) {
    return new Rebound(waited, "At", planned.toString());
  }

  List<Step> in(List<Step> steps) {
    return steps.stream().map(this::in).toList();
  }

  private Step in(Step step) {
    if (step instanceof Step.Act act) {
      return new Step.Act(
          act.id(),
          act.title(),
          in(act.call()),
          in(act.done()),
          act.repeat(),
          act.limits(),
          act.undo(),
          act.precondition(),
          act.otherwise(),
          act.follows());
    }
    if (step instanceof Step.Await await) {
      return new Step.Await(
          await.id(), await.title(), in(await.done()), await.limits(), await.precondition());
    }
    if (step instanceof Step.Ladder ladder) {
      return new Step.Ladder(
          ladder.id(),
          ladder.title(),
          ladder.rungs().stream().map(this::in).toList(),
          ladder.wayOut(),
          ladder.limits(),
          ladder.antiFlap(),
          ladder.already(),
          ladder.precondition(),
          ladder.before());
    }
    if (step instanceof Step.Probe probe) {
      return new Step.Probe(
          probe.id(),
          probe.title(),
          probe.region(),
          probe.group(),
          probe.roles().stream().map(this::in).toList(),
          probe.choice(),
          probe.times(),
          probe.limits(),
          probe.precondition());
    }
    return step instanceof Step.Hook hook ? in(hook) : step;
  }

  private Step in(Step.Hook hook) {
    return new Step.Hook(
        hook.id(),
        hook.title(),
        hook.phase(),
        hook.command(),
        hook.variables(),
        in(hook.facts()),
        hook.terms(),
        hook.limits(),
        hook.precondition());
  }

  private Step.Rung in(Step.Rung rung) {
    return new Step.Rung(
        rung.id(), rung.title(), in(rung.call()), in(rung.done()), rung.patience(), rung.asks());
  }

  private Call in(Call call) {
    return call.with(in(call.parameters()));
  }

  private Condition in(Condition condition) {
    return new Condition(condition.kind(), condition.region(), in(condition.parameters()));
  }

  private Value.Fields in(Value.Fields fields) {
    var all = fields;
    for (var member : fields.members().entrySet()) {
      if (member.getValue().equals(expected)) {
        all = all.with(member.getKey(), told);
      }
    }
    return all;
  }
}
