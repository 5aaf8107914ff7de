package io.ecdr.cli;

import io.ecdr.codec.Words;
import io.ecdr.model.Value;
import io.ecdr.plan.Event;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.EventSink;
import java.util.HashMap;
import java.util.Map;

/** Progress as JSON lines: every start, every change, every end, and each change of roles. */
final class LineProgress implements EventSink {

  private final JsonLines lines;
  private final Map<String, String> seen = new HashMap<>();

  LineProgress(JsonLines lines) {
    this.lines = lines;
  }

  @Override
  public void happened(Event event) {
    var step = event.step();
    if (event instanceof Event.Started) {
      lines.line(
          "step_start",
          of(step)
              .with("title", step.title())
              .with("expected", step.limits().expected().toString())
              .with("timeout", step.limits().timeout().toString()));
    } else if (event instanceof Event.Progress progress) {
      if (!progress.observed().equals(seen.put(step.id(), progress.observed()))) {
        lines.line(
            "step_progress",
            of(step)
                .with("observed", progress.observed())
                .with("elapsed", progress.elapsed().toString()));
      }
    } else if (event instanceof Event.Ended ended) {
      ended(step, ended);
    }
  }

  @Override
  public void said(String sentence) {
    lines.line("diagnostic", Value.fields("level", "info", "message", sentence));
  }

  private void ended(Step step, Event.Ended ended) {
    var data = of(step).with("took", ended.elapsed().toString());
    if (ended.outcome() instanceof StepOutcome.Done done) {
      if (step instanceof Step.Ladder && !done.already()) {
        lines.line("role_change", of(step).with("facts", done.facts()));
      }
      lines.line(
          "step_end",
          data.with("outcome", "done").with("already", done.already()).with("facts", done.facts()));
    } else if (ended.outcome() instanceof StepOutcome.Stopped stopped) {
      boolean none = stopped.facts().equals(Value.Fields.NONE);
      lines.line(
          "step_end",
          (none ? data : data.with("facts", stopped.facts()))
              .with("outcome", "stopped")
              .with("code", stopped.code().number())
              .with("name", Words.of(stopped.code()))
              .with("reason", stopped.reason())
              .with("hint", stopped.hint()));
    }
  }

  private static Value.Fields of(Step step) {
    return Value.fields("step", step.id());
  }
}
