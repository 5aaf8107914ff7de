package io.ecdr.port;

import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * The one way out to AWS. Never blocks on submitting, so one hanging Region stalls nobody.
 *
 * <p>One caller at a time takes arrivals; arrivals of tickets it does not know are somebody's
 * abandoned calls and are dropped by it. In virtual time {@link #next} moves the clock.
 */
public interface Calls {

  /** A submitted call, until its completion arrives. Tickets are unique per {@code Calls}. */
  record Ticket(long number) {}

  /** A completion and the ticket it belongs to. */
  record Arrival(Ticket ticket, Completion completion) {}

  /** Who goes first where a service takes only so many calls; the most urgent is the first. */
  enum Urgency {
    /** A change of roles: never waits. */
    EMERGENCY,
    CHANGE,
    /** A read that somebody cannot go on without. */
    READ,
    /** One more look at something that takes its time. */
    LOOK;

    private static final Set<String> ROLE_CHANGES =
        new TreeSet<>(
            Set.of("FailoverGlobalReplicationGroup", "DisassociateGlobalReplicationGroup"));

    /** How urgent a call is by itself. */
    public static Urgency of(Call call) {
      if (call.readsOnly()) {
        return READ;
      }
      return ROLE_CHANGES.contains(call.action()) ? EMERGENCY : CHANGE;
    }
  }

  /** Hands a call over to be sent exactly once: at once, unless calls are paced. */
  Ticket submit(Call call);

  /**
   * The same, for calls that may have to wait for their turn.
   *
   * @param leaving asked right before it is sent; when it says no the call is not sent, and nothing
   *     ever arrives for it
   */
  default Ticket submit(Call call, Urgency urgency, BooleanSupplier leaving) {
    return leaving.getAsBoolean() ? submit(call) : new Ticket(-1);
  }

  /** Takes a call back; true when it had not left, so that it was and will never be sent. */
  default boolean withdraw(Ticket ticket) {
    return false;
  }

  /** The next completion, or empty when none came within the time. */
  Optional<Arrival> next(Duration atMost);
}
