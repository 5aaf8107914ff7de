package io.ecdr.execute;

import io.ecdr.model.CacheId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who has a turn in a round over the lanes of a plan, in their order. A lane waits until those that
 * it comes after have ended; and until those before it of a higher priority have sent their first
 * call that changes something, but not for long: one that is stuck stops nobody.
 */
final class Turns {

  /** How long one that has sent nothing yet goes before those of a lower priority. */
  private static final Duration FIRST = Duration.ofSeconds(15);

  private final Map<LaneRun, Instant> began = new IdentityHashMap<>();
  private final Set<CacheId> unfinished = new HashSet<>();
  private int ahead;

  /** Begins with the first lane again. */
  void round() {
    unfinished.clear();
    ahead = Integer.MAX_VALUE;
  }

  /** Whether a lane has no turn yet. The smaller number is the higher priority. */
  boolean waits(LaneRun lane) {
    return !Collections.disjoint(unfinished, lane.after())
        || (!lane.underWay() && lane.priority() > ahead);
  }

  /**
   * Takes note of how far it is after its turn.
   *
   * @param waited whether it had none
   */
  void past(LaneRun lane, boolean waited, Instant now) {
    if (lane.finished()) {
      return;
    }
    unfinished.add(lane.cache());
    if (!waited
        && !lane.underWay()
        && now.isBefore(began.computeIfAbsent(lane, l -> now).plus(FIRST))) {
      ahead = Math.min(ahead, lane.priority());
    }
  }
}
