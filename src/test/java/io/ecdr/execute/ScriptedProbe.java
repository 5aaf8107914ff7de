package io.ecdr.execute;

import io.ecdr.port.DataProbe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Engines that answer each attempt as a test says, after the time it says; the last goes on. */
final class ScriptedProbe implements DataProbe {

  private record Script(List<Answer> answers, Duration after, boolean reached) {}

  private final InstantSource clock;
  private final List<Script> scripts = new ArrayList<>();
  final List<Trial> trials = new ArrayList<>();
  final List<Instant> moments = new ArrayList<>();
  Runnable begun = () -> {};
  int abandoned;

  ScriptedProbe(InstantSource clock) {
    this.clock = clock;
  }

  /** The next attempt's answers, one for each shard. */
  ScriptedProbe then(Answer... answers) {
    scripts.add(new Script(List.of(answers), Duration.ofMillis(30), true));
    return this;
  }

  /** The next attempt gets no answer. */
  ScriptedProbe thenSilence(boolean connected) {
    scripts.add(new Script(List.of(), Duration.ofDays(1), connected));
    return this;
  }

  static Answer shard(Kind kind, String words) {
    return new Answer("eu.example:6379", kind, words);
  }

  @Override
  public Attempt begin(Trial trial) {
    var script = scripts.get(Math.min(trials.size(), scripts.size() - 1));
    trials.add(trial);
    begun.run();
    moments.add(clock.instant());
    var due = clock.instant().plus(script.after());
    return new Attempt() {
      @Override
      public boolean reached() {
        return script.reached();
      }

      @Override
      public Optional<List<Answer>> answers() {
        return clock.instant().isBefore(due) ? Optional.empty() : Optional.of(script.answers());
      }

      @Override
      public void abandon() {
        abandoned++;
      }
    };
  }
}
