package io.ecdr.pace;

import io.ecdr.model.Region;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import io.ecdr.port.Calls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Lets calls leave no faster than their service takes them: each service in each Region has a
 * {@link Meter}, and what is above it waits here, the more urgent first, then the older. Calls of
 * an emergency never wait.
 *
 * <p>For one thread, as those who take arrivals are one at a time.
 */
public final class PacedCalls implements Calls {

  private record Door(Service service, Region region) {}

  private record Held(Ticket ticket, Call call, Urgency urgency, BooleanSupplier leaving) {}

  private record Gone(Ticket ticket, Door door, Instant left) {}

  /** A meter and who waits for it. */
  private record Line(Meter meter, Queue<Held> held) {}

  private static final Comparator<Held> FIRST =
      Comparator.comparing(Held::urgency).thenComparingLong(held -> held.ticket().number());

  private final Calls calls;
  private final InstantSource clock;
  private final Function<Service, Rate> rates;
  private final Map<Door, Line> lines = new HashMap<>();
  private final Map<Ticket, Gone> gone = new HashMap<>();
  private long tickets;

  /** At the usual rates. */
  public PacedCalls(Calls calls, InstantSource clock) {
    this(calls, clock, Rate::of);
  }

  /**
   * @param calls what really sends; nobody else may take its arrivals
   * @param rates to begin with
   */
  public PacedCalls(Calls calls, InstantSource clock, Function<Service, Rate> rates) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.rates = Objects.requireNonNull(rates, "rates");
  }

  @Override
  public Ticket submit(Call call) {
    return submit(call, Urgency.of(call), () -> true);
  }

  @Override
  public Ticket submit(Call call, Urgency urgency, BooleanSupplier leaving) {
    var ticket = new Ticket(++tickets);
    var door = new Door(call.service(), call.region());
    var line = lines.computeIfAbsent(door, this::line);
    var held = new Held(ticket, call, urgency, leaving);
    if (urgency == Urgency.EMERGENCY) {
      line.meter().force(clock.instant());
      leave(door, line, held);
    } else {
      line.held().add(held);
      release(door, line);
    }
    return ticket;
  }

  private Line line(Door door) {
    return new Line(
        new Meter(rates.apply(door.service()), clock.instant()), new PriorityQueue<>(FIRST));
  }

  @Override
  public boolean withdraw(Ticket ticket) {
    boolean found = false;
    for (var line : lines.values()) {
      found |= line.held().removeIf(held -> held.ticket().equals(ticket));
    }
    return found;
  }

  private void release() {
    lines.forEach(this::release);
  }

  private void release(Door door, Line line) {
    while (!line.held().isEmpty() && line.meter().take(clock.instant())) {
      leave(door, line, line.held().remove());
    }
  }

  private void leave(Door door, Line line, Held held) {
    if (held.leaving().getAsBoolean()) {
      var left = clock.instant();
      gone.put(calls.submit(held.call()), new Gone(held.ticket(), door, left));
    } else {
      line.meter().giveBack();
    }
  }

  @Override
  public Optional<Arrival> next(Duration atMost) {
    var end = clock.instant().plus(atMost);
    while (true) {
      release();
      var now = clock.instant();
      var left = now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO;
      var wait = shorter(left, untilNext(now));
      var arrival = calls.next(wait);
      var ours = arrival.flatMap(this::ours);
      if (ours.isPresent()) {
        release();
        return ours;
      }
      boolean over = arrival.isEmpty() && wait.equals(left);
      if (over || Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
    }
  }

  private Duration untilNext(Instant now) {
    return lines.values().stream()
        .filter(line -> !line.held().isEmpty())
        .map(line -> line.meter().until(now))
        .min(Comparator.naturalOrder())
        .orElse(Duration.ofSeconds(Long.MAX_VALUE));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private Optional<Arrival> ours(Arrival arrival) {
    var call = Optional.ofNullable(gone.remove(arrival.ticket()));
    call.filter(c -> throttled(arrival.completion()))
        .ifPresent(c -> lines.get(c.door()).meter().throttled(c.left(), clock.instant()));
    return call.map(c -> new Arrival(c.ticket(), arrival.completion()));
  }

  private static boolean throttled(Completion completion) {
    return completion instanceof Completion.Refused refused
        && refused.kind() == RefusalKind.THROTTLED;
  }
}
