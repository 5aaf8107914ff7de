package io.ecdr.usecase;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** One call on its way through pages and attempts. */
final class Slot {
  final Call call;
  final List<Value.Fields> pages = new ArrayList<>();
  final LinkedHashSet<Value.Fields> tokens = new LinkedHashSet<>();
  Call next;
  final Instant begun;
  final Instant until;
  Instant notBefore;
  Instant sent;
  boolean flying;
  boolean heard;
  int attempts;
  Completion last;
  Completion end;
  Instant at;

  Slot(Call call, Instant begun, Instant until) {
    this.call = call;
    this.next = call;
    this.begun = begun;
    this.until = until;
    this.notBefore = begun;
  }

  /** The service in its Region. */
  String door() {
    return call.service() + " " + call.region();
  }

  /** Whole seconds since it was asked for, at least one. */
  long waited(Instant now) {
    return Math.max(1, Duration.between(begun, now).toSeconds());
  }

  /** Whether the last attempt was held so long that another would be held as well. */
  boolean hung(Instant now, Patience patience) {
    return sent != null && !Duration.between(sent, now).minus(patience.hang()).isNegative();
  }

  /** When something is to be done about it. */
  Instant wakeAt() {
    return flying || until.isBefore(notBefore) ? until : notBefore;
  }

  /** Ends it when its time is over. */
  void endAt(Instant now) {
    if (end == null && !now.isBefore(until)) {
      // What it last said tells more than that the time is over.
      end(
          last == null || last instanceof Completion.Answered
              ? new Completion.Lost("not within " + waited(now) + " s")
              : last,
          now);
    }
  }

  boolean due(Instant now) {
    return end == null && !flying && !notBefore.isAfter(now);
  }

  void end(Completion how, Instant when) {
    end = how;
    at = when;
  }
}
