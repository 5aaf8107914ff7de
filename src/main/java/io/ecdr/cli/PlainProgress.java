package io.ecdr.cli;

import io.ecdr.plan.Event;
import io.ecdr.plan.Hooked;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.EventSink;
import io.ecdr.render.Words;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Progress as plain lines, for files and pipes: every start and end, and now and then a sign. */
final class PlainProgress implements EventSink {

  private static final Duration QUIET_TIME = Duration.ofSeconds(15);

  private final PrintWriter err;
  private final Map<String, Instant> told = new HashMap<>();
  private final Map<String, String> seen = new HashMap<>();

  PlainProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void happened(Event event) {
    var id = event.step().id();
    if (event instanceof Event.Started started) {
      told.put(id, started.at());
      line(
          id
              + ": "
              + event.step().title()
              + ", usually "
              + Words.of(event.step().limits().expected()));
    } else if (event instanceof Event.Progress progress) {
      var last = told.getOrDefault(id, Instant.EPOCH);
      boolean same = progress.observed().equals(seen.put(id, progress.observed()));
      if (!same || Duration.between(last, progress.at()).compareTo(QUIET_TIME) >= 0) {
        told.put(id, progress.at());
        line(id + ": " + progress.observed() + ", " + Words.of(progress.elapsed()) + " so far");
      }
    } else if (event instanceof Event.Ended ended) {
      line(id + ": " + end(ended));
    }
  }

  @Override
  public void said(String sentence) {
    line(sentence);
  }

  static String end(Event.Ended ended) {
    if (ended.outcome() instanceof StepOutcome.Done done) {
      var hook = Hooked.of(done).filter(result -> result != Hooked.PASSED);
      if (hook.isPresent()) {
        return hook.get().word() + ", goes on: " + done.facts().text(Hooked.WHY).orElse("");
      }
      boolean looks = ended.step() instanceof Step.Local local && local.looksOnly();
      return done.already() && !looks
          ? "was so already"
          : "done in " + Words.measured(ended.elapsed());
    }
    return "stopped: " + ((StepOutcome.Stopped) ended.outcome()).reason();
  }

  private void line(String text) {
    err.println(text);
    err.flush();
  }
}
