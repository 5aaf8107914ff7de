package io.ecdr.lock;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.Value;
import io.ecdr.port.Locks.Holder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * What a lock says.
 *
 * @param owner by chance, new each time a lock is taken
 * @param place the state folder of whoever has it, by a name of chance
 * @param beat counts the renewals, so that no two texts of a lock are the same
 */
record LockText(String owner, String place, Holder holder, long beat, Terms terms, State state) {

  /** Whether somebody has it. */
  enum State {
    HELD,
    /** Whoever had it left while AWS still worked. */
    IN_FLIGHT,
    FREE
  }

  LockText next() {
    return new LockText(owner, place, holder, beat + 1, terms, state);
  }

  LockText in(State other) {
    return new LockText(owner, place, holder, beat + 1, terms, other);
  }

  String write() {
    return Json.pretty(
        Value.fields(
                "owner", owner,
                "place", place,
                "operation", holder.operation(),
                "verb", holder.verb(),
                "host", holder.host(),
                "since", holder.since().toString(),
                "state", state.name(),
                "lease", terms.lease().toString())
            .with("pid", holder.pid())
            .with("beat", beat));
  }

  /** A lock that cannot be read is still a lock. */
  static LockText read(String text) {
    try {
      var form = Json.readForeign(text);
      return new LockText(
          form.text("owner").orElse("?"),
          form.text("place").orElse("?"),
          new Holder(
              form.text("operation").orElse("unknown"),
              form.text("verb").orElse(""),
              form.number("pid").orElse(0L),
              form.text("host").orElse("?"),
              form.text("since").map(Instant::parse).orElse(Instant.EPOCH)),
          form.number("beat").orElse(0L),
          new Terms(form.text("lease").map(Duration::parse).orElse(Terms.USUAL.lease())),
          form.text("state").map(State::valueOf).orElse(State.HELD));
    } catch (Malformed | DateTimeException | IllegalArgumentException e) {
      var unknown = new Holder("unknown", "", 0, "?", Instant.EPOCH);
      return new LockText("?", "?", unknown, 0, Terms.USUAL, State.HELD);
    }
  }
}
