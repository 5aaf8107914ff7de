package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.port.Endpoints;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Looks at one condition, round by round; nothing is remembered from one round to the next. */
final class Watch {

  /**
   * One look.
   *
   * @param open what must be read before there is one
   */
  record Glance(Look look, Map<String, Call> open) {}

  /** The parameter by which an observer is asked to look for any trace, which costs more reads. */
  static final String TRACE = "Trace";

  private static final int AT_ONCE = 8;

  private final Observer observer;
  private Condition condition;
  private final Endpoints endpoints;
  private final String operation;
  private final Map<String, Completion> answers = new HashMap<>();

  Watch(Observer observer, Condition condition, Endpoints endpoints, String operation) {
    this.observer = observer;
    this.condition = condition;
    this.endpoints = endpoints;
    this.operation = operation;
  }

  /** From the next round on, looks for any trace, or does not. */
  void tracing(boolean on) {
    condition =
        new Condition(condition.kind(), condition.region(), condition.parameters().with(TRACE, on));
  }

  /** What a step ends with that only waits for it, when its time is over. */
  ExitCode overdue() {
    return observer.overdue();
  }

  /** Begins a new round. */
  void begin() {
    answers.clear();
  }

  void arrived(String key, Completion completion) {
    answers.put(key, completion);
  }

  Glance look(Instant now) {
    var dialogue = new Dialogue(answers, endpoints, operation, now, AT_ONCE);
    var look = observer.look(condition, dialogue);
    return new Glance(look, dialogue.open());
  }
}
