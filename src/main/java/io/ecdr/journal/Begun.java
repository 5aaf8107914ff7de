package io.ecdr.journal;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When the steps of an operation began that is run in slices, so that their time runs on. */
public final class Begun {

  /** Every step begins when it is reached. */
  public static final Begun NOW = new Begun(Optional.empty(), Map.of(), Set.of());

  private final Optional<Instant> start;
  private final Map<String, Instant> ended;
  private final Set<String> sent;

  private Begun(Optional<Instant> start, Map<String, Instant> ended, Set<String> sent) {
    this.start = start;
    this.ended = Map.copyOf(ended);
    this.sent = Set.copyOf(sent);
  }

  /**
   * Reads it out of a journal.
   *
   * @return {@link #NOW} unless the last run ended because nothing was left but waiting
   */
  public static Begun of(History history) {
    if (history.closed().filter(Begun::pending).isEmpty()) {
      return NOW;
    }
    Optional<Instant> start = Optional.empty();
    Map<String, Instant> ended = new HashMap<>();
    Set<String> sent = new HashSet<>();
    boolean goesOn = false;
    for (var entry : history.entries()) {
      if (entry instanceof Entry.Opened || entry instanceof Entry.Resumed && !goesOn) {
        start = Optional.of(entry.at());
        ended.clear();
      } else if (entry instanceof Entry.Intent intent) {
        sent.add(intent.step());
      } else if (entry instanceof Entry.Settled settled) {
        ended.put(settled.step(), settled.at());
      }
      goesOn = entry instanceof Entry.Closed closed && pending(closed);
    }
    return new Begun(start, ended, sent);
  }

  private static boolean pending(Entry.Closed closed) {
    return closed.code() == ExitCode.CHANGES_PENDING;
  }

  /**
   * When a step began: when the one before it ended, or the first of the slices began. A first step
   * that sent nothing yet begins now: its lane may not have had its turn.
   */
  public Instant of(Lane lane, Step step, Instant now) {
    int index = lane.steps().indexOf(step);
    if (index > 0) {
      var before = ended.get(lane.steps().get(index - 1).id());
      return Optional.ofNullable(before).or(() -> start).orElse(now);
    }
    return sent.contains(step.id()) || step instanceof Step.Await ? start.orElse(now) : now;
  }
}
