package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Endpoints;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Does a piece of local work turn by turn. What was answered is remembered until the process ends;
 * a later process begins anew and finds by looking what is done already.
 */
final class LocalRun implements StepRun {

  private final Step.Local step;
  private final Work work;
  private final Value.Fields parameters;
  private final Endpoints endpoints;
  private final int atOnce;
  private final String operation;
  private final Instant started;
  private final Instant deadline;
  private final Map<String, Completion> answers = new HashMap<>();
  private final Map<String, StoredObject> there = new HashMap<>();
  private Turn.Pause pausing;
  private Instant pausedUntil = Instant.MIN;
  private boolean changed;

  /**
   * @param parameters the step's parameters with nothing bound in them
   */
  LocalRun(
      Step.Local step,
      Work work,
      Value.Fields parameters,
      Endpoints endpoints,
      int atOnce,
      String operation,
      Instant started) {
    this.step = step;
    this.work = work;
    this.parameters = parameters;
    this.endpoints = endpoints;
    this.atOnce = atOnce;
    this.operation = operation;
    this.started = started;
    this.deadline = started.plus(step.limits().timeout());
  }

  @Override
  public Move next(Instant now) {
    if (pausing != null) {
      if (now.isBefore(pausedUntil)) {
        return new Move.Wait(pausedUntil, pausing.why());
      }
      answers.put(pausing.key(), new Completion.Answered(Value.Fields.NONE));
      pausing = null;
    }
    var dialogue = dialogue(now);
    var turn = work.next(parameters, dialogue);
    if (turn instanceof Turn.Done done) {
      return new Move.End(new StepOutcome.Done(done.facts(), !changed), true);
    }
    if (turn instanceof Turn.Stop stop) {
      return Ends.stop(stop.code(), Ends.leaving(stop.reason(), leaves(now)), stop.hint(), true);
    }
    if (!now.isBefore(deadline)) {
      var at = turn instanceof Turn.Ask ask ? ask.doing() : step.title();
      var own = work.overdue(parameters, at);
      if (own.isPresent()) {
        return Ends.stop(own.get().code(), own.get().reason(), own.get().hint(), true);
      }
      return Ends.timedOut(operation, started, now, Ends.leaving(at, leaves(now)));
    }
    if (turn instanceof Turn.Pause pause) {
      pausing = pause;
      pausedUntil = now.plus(pause.time());
      return new Move.Wait(pausedUntil, pause.why());
    }
    if (dialogue.open().isEmpty()) {
      throw new IllegalStateException("work " + work.kind() + " waits for nothing");
    }
    return new Move.Send(dialogue.open(), ((Turn.Ask) turn).doing());
  }

  private Dialogue dialogue(Instant now) {
    return new Dialogue(answers, there, endpoints, operation, started, now, atOnce);
  }

  @Override
  public String leaves(Instant now) {
    return work.leaves(parameters, dialogue(now));
  }

  @Override
  public void arrived(String key, Completion completion, Instant now) {
    answers.put(key, completion);
  }

  /** Told when a call that changes something is sent. */
  void changing() {
    changed = true;
  }
}
