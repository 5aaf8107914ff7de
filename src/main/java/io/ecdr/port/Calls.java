package io.ecdr.port;

import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import java.time.Duration;
import java.util.Optional;

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

  /** Hands a call over to be sent, at once and exactly once. */
  Ticket submit(Call call);

  /** The next completion, or empty when none came within the time. */
  Optional<Arrival> next(Duration atMost);
}
