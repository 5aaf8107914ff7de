package io.ecdr.usecase;

import io.ecdr.model.Region;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.port.Calls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Reads many things at once: all calls leave together, pages are followed, throttled and lost reads
 * are tried again, a Region that is silent is given up, and at the deadline whatever is missing is
 * missing. Never throws because of an answer; sends nothing that changes anything.
 */
final class Gather {

  private final Calls calls;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final Patience patience;
  private final List<Region> down;
  private final Optional<Map<Call, Reads.Taken>> memory;

  Gather(Calls calls, InstantSource clock, RandomGenerator chance, Patience patience) {
    this(calls, clock, chance, patience, List.of());
  }

  /**
   * @param down Regions of which nothing is asked
   */
  Gather(
      Calls calls,
      InstantSource clock,
      RandomGenerator chance,
      Patience patience,
      List<Region> down) {
    this(calls, clock, chance, patience, down, Optional.empty());
  }

  private Gather(
      Calls calls,
      InstantSource clock,
      RandomGenerator chance,
      Patience patience,
      List<Region> down,
      Optional<Map<Call, Reads.Taken>> memory) {
    this.memory = memory;
    this.down = List.copyOf(down);
    this.calls = Objects.requireNonNull(calls, "calls");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.chance = Objects.requireNonNull(chance, "chance");
    this.patience = Objects.requireNonNull(patience, "patience");
  }

  /** The same that sends no call a second time that was answered once, for surveys of many. */
  Gather remembering() {
    return new Gather(calls, clock, chance, patience, down, Optional.of(new HashMap<>()));
  }

  /** Now, by the clock that was handed in. */
  Instant now() {
    return clock.instant();
  }

  /** Regions of which nothing is asked. */
  List<Region> down() {
    return down;
  }

  /** When a survey that starts now must have ended. */
  Instant deadline() {
    return clock.instant().plus(patience.overall());
  }

  /**
   * Reads all of these. Equal calls are sent once.
   *
   * @throws IllegalArgumentException when a call is none that only reads
   */
  Reads read(List<Call> wanted, Instant deadline) {
    return read(wanted, List.of(), deadline, deadline);
  }

  /** The same, but services that are silent while others answer are given up early. */
  Reads read(List<Call> wanted, Instant deadline, Silence silence) {
    return read(wanted, List.of(), deadline, deadline, silence);
  }

  /**
   * Reads all of these side by side; for some of them it waits less long, whatever the others take.
   *
   * @param glances are waited for only until {@code soon}
   * @throws IllegalArgumentException when a call is none that only reads
   */
  Reads read(List<Call> wanted, List<Call> glances, Instant soon, Instant deadline) {
    return read(wanted, glances, soon, deadline, Silence.BORNE);
  }

  /** Both. */
  Reads read(
      List<Call> wanted, List<Call> glances, Instant soon, Instant deadline, Silence silence) {
    var ends = new LinkedHashMap<Call, Instant>();
    glances.forEach(call -> ends.put(call, soon.isBefore(deadline) ? soon : deadline));
    wanted.forEach(call -> ends.put(call, deadline));
    return read(ends, silence);
  }

  /** Reads all of these side by side, and waits for each until its own end. */
  Reads read(Map<Call, Instant> ends) {
    return read(ends, Silence.BORNE);
  }

  private Reads read(Map<Call, Instant> ends, Silence silence) {
    var slots = new LinkedHashMap<Call, Slot>();
    ends.forEach((call, end) -> slots.put(call, slot(call, end)));
    var flying = new TreeMap<Long, Slot>();
    var enough = silence.from(clock.instant());
    while (slots.values().stream().anyMatch(s -> s.end == null)) {
      var now = clock.instant();
      slots.values().forEach(slot -> slot.endAt(now));
      if (slots.values().stream().allMatch(s -> s.end != null)) {
        break;
      }
      if (!now.isBefore(enough) && silence.broken(slots.values().stream().anyMatch(s -> s.heard))) {
        giveUpSilentServices(slots, silence);
      }
      for (var slot : slots.values()) {
        if (slot.due(now)) {
          flying.put(send(slot).number(), slot);
          slot.flying = true;
        }
      }
      calls
          .next(Silence.wake(now, enough, soonest(slots, now)))
          .ifPresent(
              arrival -> {
                var slot = flying.remove(arrival.ticket().number());
                if (slot != null) {
                  take(slot, arrival.completion());
                  giveUpSilentRegion(slot, slots);
                }
              });
    }
    flying.keySet().forEach(number -> calls.withdraw(new Calls.Ticket(number)));
    return ended(slots);
  }

  /** It may have to wait for its turn, and that is no silence of the service. */
  private Calls.Ticket send(Slot slot) {
    slot.sent = null;
    return calls.submit(
        slot.next,
        Calls.Urgency.READ,
        () -> {
          slot.sent = clock.instant();
          return true;
        });
  }

  private Slot slot(Call call, Instant until) {
    if (!call.readsOnly()) {
      throw new IllegalArgumentException("a survey may not send " + call.name());
    }
    var slot = new Slot(call, clock.instant(), until);
    if (down.contains(call.region())) {
      slot.end(new Completion.Unreachable(Reads.ASSUMED_DOWN), slot.begun);
    }
    memory.map(all -> all.get(call)).ifPresent(taken -> slot.end(taken.completion(), taken.at()));
    return slot;
  }

  private static Instant soonest(Map<Call, Slot> slots, Instant now) {
    return slots.values().stream()
        .filter(s -> s.end == null)
        .map(Slot::wakeAt)
        .min(Comparator.naturalOrder())
        .orElse(now);
  }

  private void take(Slot slot, Completion completion) {
    slot.flying = false;
    slot.attempts++;
    slot.last = completion;
    slot.heard |=
        completion instanceof Completion.Answered || completion instanceof Completion.Refused;
    if (completion instanceof Completion.Answered answered) {
      slot.pages.add(answered.body());
      var following = Pages.following(slot.call, answered.body());
      if (following.isEmpty()) {
        slot.end(new Completion.Answered(Pages.together(slot.pages)), clock.instant());
      } else if (!slot.tokens.add(following.get().parameters())
          || slot.pages.size() >= patience.pages()) {
        slot.end(
            new Completion.Lost("pages without an end (" + slot.pages.size() + " read)"),
            clock.instant());
      } else {
        slot.next = following.get();
        slot.attempts = 0;
        slot.notBefore = clock.instant();
      }
    } else if (slot.attempts < allowed(completion) && !slot.hung(clock.instant(), patience)) {
      slot.notBefore = clock.instant().plus(backoff(slot.attempts));
    } else {
      slot.end(completion, clock.instant());
    }
  }

  /**
   * When a call was held for long without an answer and nothing else of its Region has answered,
   * the Region is dark: what else is on its way there would only be waited for in vain.
   */
  private void giveUpSilentRegion(Slot slot, Map<Call, Slot> slots) {
    var region = slot.call.region();
    var there = slots.values().stream().filter(s -> s.call.region().equals(region)).toList();
    if (slot.end instanceof Completion.Refused
        || slot.end instanceof Completion.Answered
        || !slot.hung(clock.instant(), patience)
        || there.stream().anyMatch(s -> s.heard)) {
      return;
    }
    for (var other : there) {
      if (other.end == null) {
        other.end(new Completion.Lost("nothing in " + region + " answers"), clock.instant());
      }
    }
  }

  /** A service that has begun to answer may take its time; one that has said nothing may not. */
  private void giveUpSilentServices(Map<Call, Slot> slots, Silence silence) {
    var heard = slots.values().stream().filter(s -> s.heard).map(Slot::door).toList();
    for (var slot : slots.values()) {
      if (slot.end == null && !heard.contains(slot.door())) {
        slot.end(silence.words(), clock.instant());
      }
    }
  }

  /** How often a call is sent at most that ends like this. */
  private int allowed(Completion completion) {
    if (completion instanceof Completion.Refused refused) {
      if (refused.kind() == RefusalKind.THROTTLED || refused.httpStatus() >= 500) {
        return patience.attempts();
      }
      return 1;
    }
    return patience.darkAttempts();
  }

  /** Full jitter on the upper half, so that many clients do not march in step. */
  private Duration backoff(int attempts) {
    long cap = patience.longestPause().toMillis();
    long wait = Math.min(cap, patience.firstPause().toMillis() << Math.min(20, attempts - 1));
    return Duration.ofMillis(wait / 2 + chance.nextLong(wait / 2 + 1));
  }

  private Reads ended(Map<Call, Slot> slots) {
    var answers = new LinkedHashMap<Call, Reads.Taken>();
    slots.forEach(
        (call, slot) -> {
          answers.put(call, new Reads.Taken(slot.end, slot.at));
        });
    memory.ifPresent(all -> all.putAll(answers));
    return new Reads(answers);
  }
}
