package io.ecdr.usecase;

import io.ecdr.model.Region;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.port.Calls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;

/** Answers calls by a script, in virtual time. A call that the script leaves out never answers. */
final class ScriptedCalls implements Calls, InstantSource {

  static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

  /** What a call is answered, and after how long. */
  record Answer(Completion completion, Duration after) {}

  private record Due(Instant at, Arrival arrival) {}

  private final PriorityQueue<Due> due =
      new PriorityQueue<>(
          Comparator.comparing(Due::at).thenComparing(d -> d.arrival().ticket().number()));
  private final List<Call> sent = new ArrayList<>();
  private final Function<Call, Optional<Answer>> script;
  private Instant now = START;

  ScriptedCalls(Function<Call, Optional<Answer>> script) {
    this.script = script;
  }

  static Optional<Answer> soon(Completion completion) {
    return Optional.of(new Answer(completion, Duration.ofMillis(40)));
  }

  static Optional<Answer> held(Completion completion, Duration time) {
    return Optional.of(new Answer(completion, time));
  }

  List<Call> sent() {
    return List.copyOf(sent);
  }

  List<Call> sentTo(Region region) {
    return sent.stream().filter(c -> c.region().equals(region)).toList();
  }

  Duration elapsed() {
    return Duration.between(START, now);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Ticket submit(Call call) {
    sent.add(call);
    var ticket = new Ticket(sent.size());
    script
        .apply(call)
        .ifPresent(a -> due.add(new Due(now.plus(a.after()), new Arrival(ticket, a.completion()))));
    return ticket;
  }

  @Override
  public Optional<Arrival> next(Duration atMost) {
    var end = now.plus(atMost);
    if (due.isEmpty() || due.peek().at().isAfter(end)) {
      now = end;
      return Optional.empty();
    }
    var first = due.poll();
    now = first.at().isAfter(now) ? first.at() : now;
    return Optional.of(first.arrival());
  }
}
