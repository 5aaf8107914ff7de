package io.ecdr.execute;

import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.port.Calls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls in virtual time: a call acts on the world at one moment, its answer arrives at a later one,
 * and waiting for answers is what moves the clock.
 */
public final class VirtualCalls implements Calls, InstantSource {

  /** What becomes of a call on its way. */
  public enum Fate {
    ANSWERED,
    LOST_BEFORE,
    LOST_AFTER,
    THROTTLED,
    UNREACHABLE,
    /** Held without an answer until the client gives up. */
    HANGS
  }

  private static final Duration HANG = Duration.ofSeconds(10);

  /** The process ended here. */
  public static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private record Due(Instant at, long order, Runnable happening) {}

  /** A call as it was sent. */
  public record Sent(Instant at, Call call, Fate fate) {}

  private final Function<Call, Completion> world;
  private final Consumer<Duration> otherClock;
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
  private final List<Arrival> arrived = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();
  private Function<Call, Fate> fates = call -> Fate.ANSWERED;
  private Duration latency = Duration.ofMillis(40);
  private Instant killAt = Instant.MAX;
  private Instant now = Instant.parse("2026-11-23T01:15:00Z");
  private long numbers;

  /** Calls to a world, which is asked once per call, at the moment the call acts. */
  public VirtualCalls(Function<Call, Completion> world) {
    this(world, passed -> {});
  }

  /**
   * Calls to a world with a clock of its own.
   *
   * @param otherClock told how much time has passed, before anything happens at the new moment
   */
  public VirtualCalls(Function<Call, Completion> world, Consumer<Duration> otherClock) {
    this.world = world;
    this.otherClock = otherClock;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** All that was sent, in order. */
  public List<Sent> sent() {
    return sent;
  }

  /** What was sent that changes something, by its action. */
  public List<String> changes() {
    return sent.stream().map(Sent::call).filter(c -> !c.readsOnly()).map(Call::action).toList();
  }

  /** Decides about each call from now on. */
  public void fates(Function<Call, Fate> all) {
    fates = all;
  }

  /** How long a call takes, there and back. */
  public void latency(Duration time) {
    latency = time;
  }

  /** The process ends when the clock gets there. */
  public void killAt(Instant moment) {
    killAt = moment;
  }

  /** The next process begins; nobody takes the answers to the last one's calls. */
  public void restart() {
    killAt = Instant.MAX;
    pass(Duration.ofSeconds(5));
    arrived.clear();
  }

  /** Lets something happen when the clock gets there. */
  public void at(Instant moment, Runnable happening) {
    due.add(new Due(moment, numbers++, happening));
  }

  /** Moves the clock. */
  public void pass(Duration time) {
    moveTo(now.plus(time), false);
  }

  @Override
  public Ticket submit(Call call) {
    var ticket = new Ticket(++numbers);
    var fate = fates.apply(call);
    sent.add(new Sent(now, call, fate));
    Instant acts = now.plus(latency.dividedBy(2));
    Instant arrives = now.plus(latency);
    switch (fate) {
      case THROTTLED ->
          arrive(
              arrives,
              ticket,
              new Completion.Refused("Throttling", "Rate exceeded", 400, RefusalKind.THROTTLED));
      case UNREACHABLE -> arrive(arrives, ticket, new Completion.Unreachable("no connection"));
      case HANGS -> arrive(now.plus(HANG), ticket, new Completion.Lost("no answer in time"));
      case LOST_BEFORE -> arrive(arrives, ticket, new Completion.Lost("no answer"));
      case LOST_AFTER -> {
        at(acts, () -> world.apply(call));
        arrive(arrives, ticket, new Completion.Lost("no answer"));
      }
      case ANSWERED ->
          at(
              acts,
              () -> {
                var completion = world.apply(call);
                arrive(arrives, ticket, completion);
              });
    }
    return ticket;
  }

  private void arrive(Instant at, Ticket ticket, Completion completion) {
    at(at, () -> arrived.add(new Arrival(ticket, completion)));
  }

  @Override
  public Optional<Arrival> next(Duration atMost) {
    if (arrived.isEmpty()) {
      moveTo(now.plus(atMost), true);
    }
    return arrived.isEmpty() ? Optional.empty() : Optional.of(arrived.remove(0));
  }

  private void moveTo(Instant end, boolean untilArrival) {
    while (!(untilArrival && !arrived.isEmpty())) {
      var next = due.peek();
      boolean last = next == null || next.at().isAfter(end);
      var to = last ? end : next.at();
      if (!to.isBefore(killAt)) {
        set(killAt);
        throw new Killed();
      }
      set(to);
      if (last) {
        return;
      }
      due.poll().happening().run();
    }
  }

  private void set(Instant moment) {
    var passed = Duration.between(now, moment);
    now = moment;
    otherClock.accept(passed);
  }
}
