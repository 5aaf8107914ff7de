package io.ecdr.usecase;

import io.ecdr.journal.Entry;
import io.ecdr.journal.History;
import io.ecdr.plan.Event;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.port.EventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Tells what a growing journal says as the events that its writer told. */
final class JournalEvents {

  private final Map<String, Step> steps = new HashMap<>();
  private final Map<String, Instant> begun = new HashMap<>();
  private final Map<String, String> calls = new HashMap<>();
  private final EventSink sink;
  private int told;

  JournalEvents(Plan plan, EventSink sink) {
    this.sink = sink;
    for (var lane : plan.lanes()) {
      for (var step : lane.steps()) {
        steps.put(step.id(), step);
        if (step instanceof Step.Ladder ladder) {
          ladder.rungs().forEach(rung -> steps.put(rung.id(), ladder));
        }
      }
    }
  }

  /** Tells what is new since the last time. */
  void tell(History history) {
    var entries = history.entries();
    for (; told < entries.size(); told++) {
      var entry = entries.get(told);
      if (entry instanceof Entry.Intent intent) {
        calls.put(intent.step() + "|" + intent.key(), intent.call());
        progress(intent.step(), intent.at(), "sending " + intent.call());
      } else if (entry instanceof Entry.Answered answered) {
        progress(answered.step(), answered.at(), words(answered));
      } else if (entry instanceof Entry.HookBegan began) {
        progress(began.step(), began.at(), "running it");
      } else if (entry instanceof Entry.HookEnded ended) {
        progress(ended.step(), ended.at(), "it " + ended.summary());
      } else if (entry instanceof Entry.Settled settled) {
        settled(settled);
      }
    }
  }

  private String words(Entry.Answered answered) {
    var call = calls.getOrDefault(answered.step() + "|" + answered.key(), "the call");
    var how = answered.result().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return call + ": " + how + (answered.summary().isBlank() ? "" : ", " + answered.summary());
  }

  private void progress(String id, Instant at, String observed) {
    var step = steps.get(id);
    if (step != null) {
      sink.happened(new Event.Progress(step, at, observed, since(step, at)));
    }
  }

  private void settled(Entry.Settled settled) {
    var step = steps.get(settled.step());
    if (step != null) {
      var took = since(step, settled.at());
      sink.happened(new Event.Ended(step, settled.at(), settled.outcome(), took));
      begun.remove(step.id());
    }
  }

  private Duration since(Step step, Instant at) {
    if (!begun.containsKey(step.id())) {
      begun.put(step.id(), at);
      sink.happened(new Event.Started(step, at));
    }
    return Duration.between(begun.get(step.id()), at);
  }
}
