package io.ecdr.journal;

import io.ecdr.model.Value;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where an operation stands, replayed from its journal.
 *
 * @param facts of the steps that are done, by step id
 * @param sent of the steps that are not done: what is known about their last call
 * @param stopped how those of them ended last that going on does not change
 */
public record Position(
    Map<String, Value.Fields> facts,
    Map<String, Sent> sent,
    Map<String, StepOutcome.Stopped> stopped) {

  /** Nothing done, nothing sent. */
  public static final Position START = new Position(Map.of(), Map.of(), Map.of());

  public Position {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    sent = Collections.unmodifiableMap(new LinkedHashMap<>(sent));
    stopped = Collections.unmodifiableMap(new LinkedHashMap<>(stopped));
  }

  /**
   * What is known about a step's calls.
   *
   * @param state of the last one
   * @param doubtful whether an earlier one may have acted without our knowing
   * @param at when the last one was announced
   */
  public record Sent(Entry.Result state, boolean doubtful, Instant at) {

    /** Whether any of them may have acted, or may act yet. */
    public boolean mayHaveActed() {
      return state != Entry.Result.NOT_DONE || doubtful;
    }

    private Sent answered(Entry.Result result) {
      return new Sent(result, doubtful || result == Entry.Result.LOST, at);
    }
  }

  /** Replays a journal. */
  public static Position of(History history) {
    var facts = new LinkedHashMap<String, Value.Fields>();
    var sent = new LinkedHashMap<String, Sent>();
    var stopped = new LinkedHashMap<String, StepOutcome.Stopped>();
    for (var entry : history.entries()) {
      if (entry instanceof Entry.Intent intent) {
        var was = sent.get(intent.step());
        boolean doubtful = was != null && (was.doubtful() || was.state() == Entry.Result.LOST);
        // Until an answer is read, the call may have acted or not: that is what lost means.
        sent.put(intent.step(), new Sent(Entry.Result.LOST, doubtful, intent.at()));
      } else if (entry instanceof Entry.Answered answered) {
        sent.computeIfPresent(answered.step(), (id, was) -> was.answered(answered.result()));
      } else if (entry instanceof Entry.Settled settled) {
        if (settled.outcome() instanceof StepOutcome.Done done) {
          facts.put(settled.step(), done.facts());
          sent.remove(settled.step());
          stopped.remove(settled.step());
        } else {
          stopped.put(settled.step(), (StepOutcome.Stopped) settled.outcome());
          // That attempt is over and understood: what is not there now may be made anew.
          sent.computeIfPresent(
              settled.step(), (id, was) -> new Sent(Entry.Result.NOT_DONE, false, was.at()));
        }
      }
    }
    return new Position(facts, sent, stopped);
  }

  /** A step's facts, when it is done. */
  public Optional<Value.Fields> factsOf(String step) {
    return Optional.ofNullable(facts.get(step));
  }

  /** What is known about a step's calls; empty when none was ever announced. */
  public Optional<Sent> sentOf(String step) {
    return Optional.ofNullable(sent.get(step));
  }

  /** How a step ended last, where it did not get there. */
  public Optional<StepOutcome.Stopped> stopOf(String step) {
    return Optional.ofNullable(stopped.get(step));
  }

  /** Whether a ladder has led somewhere, or one of its calls may have. */
  public boolean decided(Step.Ladder ladder) {
    return facts.containsKey(ladder.id())
        || ladder.rungs().stream()
            .anyMatch(rung -> sentOf(rung.id()).filter(Sent::mayHaveActed).isPresent());
  }

  /** Whether a call may have acted without our knowing. */
  public boolean inDoubt() {
    return sent.values().stream().anyMatch(s -> s.state() == Entry.Result.LOST);
  }
}
