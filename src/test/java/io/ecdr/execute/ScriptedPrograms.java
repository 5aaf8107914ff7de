package io.ecdr.execute;

import io.ecdr.port.Programs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs that end as a test says, after the time it says; each one's last script goes on. */
final class ScriptedPrograms implements Programs {

  private record Script(Ended ended, Duration after, String output) {}

  private final InstantSource clock;
  private final Map<String, List<Script>> scripts = new LinkedHashMap<>();
  final List<Order> orders = new ArrayList<>();
  final List<Instant> moments = new ArrayList<>();
  Runnable begun = () -> {};
  int killed;

  ScriptedPrograms(InstantSource clock) {
    this.clock = clock;
  }

  /** The next run of a program. */
  ScriptedPrograms then(String file, int code, String output) {
    return then(file, Ended.with(code), Duration.ofMillis(100), output);
  }

  ScriptedPrograms then(String file, int code, Duration after) {
    return then(file, Ended.with(code), after, "");
  }

  ScriptedPrograms thenNothing(String file, String why) {
    return then(file, Ended.never(why), Duration.ZERO, "");
  }

  private ScriptedPrograms then(String file, Ended ended, Duration after, String output) {
    scripts.computeIfAbsent(file, f -> new ArrayList<>()).add(new Script(ended, after, output));
    return this;
  }

  /** Every further run of a program. */
  void fromNowOn(String file, int code) {
    scripts.remove(file);
    then(file, code, "");
  }

  /** The files that were run, in order. */
  List<String> ran() {
    return orders.stream().map(order -> order.words().get(0)).toList();
  }

  @Override
  public Running start(Order order) {
    var all = scripts.get(order.words().get(0));
    int before = (int) ran().stream().filter(order.words().get(0)::equals).count();
    var script = all.get(Math.min(before, all.size() - 1));
    orders.add(order);
    begun.run();
    moments.add(clock.instant());
    var due = clock.instant().plus(script.after());
    return new Running() {
      @Override
      public Optional<Ended> ended() {
        return clock.instant().isBefore(due) ? Optional.empty() : Optional.of(script.ended());
      }

      @Override
      public Output output() {
        return new Output(script.output(), 0);
      }

      @Override
      public void kill() {
        killed++;
      }
    };
  }
}
