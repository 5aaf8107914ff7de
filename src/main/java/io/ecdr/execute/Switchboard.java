package io.ecdr.execute;

import io.ecdr.codec.CallForm;
import io.ecdr.journal.Entry;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.port.Calls;
import io.ecdr.port.LockLost;
import io.ecdr.port.NotShared;
import io.ecdr.port.StateUnusable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends the calls of all lanes and brings the answers back to them. Writes down every call that
 * changes something before it is sent, and its answer before anybody acts on it. Equal reads of one
 * round are sent once.
 */
final class Switchboard {

  /** Who takes an answer. */
  interface Taker {
    void arrived(String key, Call call, Completion completion);

    /** The call was not sent and will not be. */
    void unsent(String key);
  }

  private record Flight(Taker taker, String step, String key, Call call) {}

  /**
   * Why nothing more may be changed.
   *
   * @param writable whether what comes back can still be written down
   */
  record Broken(ExitCode code, String reason, String hint, boolean writable) {}

  private final Calls calls;
  private final InstantSource clock;
  private final Consumer<Entry> journal;
  private final Map<Calls.Ticket, List<Flight>> flights = new HashMap<>();
  private final Map<Call, Calls.Ticket> round = new HashMap<>();
  private Optional<Broken> broken = Optional.empty();

  Switchboard(Calls calls, InstantSource clock, Consumer<Entry> journal) {
    this.calls = calls;
    this.clock = clock;
    this.journal = journal;
  }

  /** Why nothing more must be changed, if so. */
  Optional<Broken> broken() {
    return broken;
  }

  /**
   * Sends a call when its turn comes. What changes something is written down right before it
   * leaves; when that cannot be done it is not sent.
   */
  void submit(Taker taker, String step, String key, Call call, Calls.Urgency urgency) {
    var flight = new Flight(taker, step, key, call);
    var ticket =
        call.readsOnly()
            ? round.computeIfAbsent(call, c -> calls.submit(c, urgency, () -> true))
            : calls.submit(call, urgency, () -> leaves(flight));
    flights.computeIfAbsent(ticket, t -> new ArrayList<>()).add(flight);
  }

  private boolean leaves(Flight flight) {
    var call = flight.call();
    boolean written =
        write(
            new Entry.Intent(
                now(), flight.step(), flight.key(), call.name(), CallForm.digest(call)));
    if (!written) {
      flight.taker().unsent(flight.key());
    }
    return written;
  }

  /** Takes back what this one has asked for alone and what has not left yet. */
  void withdraw(Taker taker) {
    flights
        .entrySet()
        .removeIf(
            each -> {
              boolean back =
                  each.getValue().stream().allMatch(flight -> flight.taker() == taker)
                      && calls.withdraw(each.getKey());
              if (back) {
                each.getValue().forEach(flight -> taker.unsent(flight.key()));
              }
              return back;
            });
  }

  /** Hands out everything that has arrived; waits at most so long for the first of it. */
  void deliver(Duration atMost) {
    round.clear();
    var wait = atMost;
    for (var arrival = calls.next(wait); arrival.isPresent(); arrival = calls.next(wait)) {
      wait = Duration.ZERO;
      var takers = flights.remove(arrival.get().ticket());
      for (var flight : takers == null ? List.<Flight>of() : takers) {
        deliver(flight, arrival.get().completion());
      }
    }
  }

  private void deliver(Flight flight, Completion completion) {
    if (!flight.call().readsOnly()) {
      write(
          new Entry.Answered(
              now(), flight.step(), flight.key(), result(completion), summary(flight, completion)));
    }
    flight.taker().arrived(flight.key(), flight.call(), completion);
  }

  private static Entry.Result result(Completion completion) {
    if (completion instanceof Completion.Answered) {
      return Entry.Result.ACCEPTED;
    }
    return completion instanceof Completion.Lost ? Entry.Result.LOST : Entry.Result.NOT_DONE;
  }

  private static String summary(Flight flight, Completion completion) {
    return Refusals.words(flight.call(), completion);
  }

  /** Writes an entry down; false when that is not possible any more. */
  boolean write(Entry entry) {
    boolean change = entry instanceof Entry.Intent;
    if (broken.filter(b -> change || !b.writable()).isPresent()) {
      return false;
    }
    try {
      journal.accept(entry);
      return true;
    } catch (LockLost e) {
      broken = Optional.of(new Broken(ExitCode.LOCKED, e.getMessage(), after(e), true));
      return false;
    } catch (NotShared e) {
      broken =
          Optional.of(
              new Broken(
                  ExitCode.UNREACHABLE,
                  "not sent, since other machines could not find it: " + e.getMessage(),
                  "see that the bucket can be written, then resume",
                  true));
      return false;
    } catch (StateUnusable e) {
      broken =
          Optional.of(
              new Broken(
                  ExitCode.FAILED,
                  "the journal cannot be written any more, so nothing more is sent: "
                      + e.getMessage(),
                  "make room, then resume",
                  false));
      return false;
    }
  }

  private static String after(LockLost lost) {
    return lost.to()
        .map(by -> "see: ecdr op show " + by.operation() + "; when it has ended, look, then resume")
        .orElse("look who works on it now, then resume");
  }

  private Instant now() {
    return clock.instant();
  }
}
