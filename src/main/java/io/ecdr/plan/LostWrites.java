package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.Lag;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a change of roles lost, as far as it can be known afterwards: a bound, never a count. The
 * values of the lag metric that came too late for the decision are there by now.
 */
public sealed interface LostWrites {

  /** The change. */
  Change change();

  /**
   * A change of roles that was sent.
   *
   * @param target the member that became the primary, or was detached
   * @param detached whether it stands alone since then
   * @param sent when the call left
   */
  record Change(
      CacheId target, String datastore, String oldRegion, boolean detached, Instant sent) {
    public Change {
      Objects.requireNonNull(target, "target");
      Objects.requireNonNull(datastore, "datastore");
      Objects.requireNonNull(oldRegion, "oldRegion");
      Objects.requireNonNull(sent, "sent");
    }
  }

  /**
   * No more than this was lost of what was written before the change was sent.
   *
   * @param lag the last one of before
   * @param minute the beginning of its minute
   * @param oldSide what became of the old side, in a sentence
   */
  record AtMost(Change change, Duration most, Duration lag, Instant minute, String oldSide)
      implements LostWrites {
    public AtMost {
      Objects.requireNonNull(change, "change");
      Objects.requireNonNull(most, "most");
      Objects.requireNonNull(lag, "lag");
      Objects.requireNonNull(minute, "minute");
      Objects.requireNonNull(oldSide, "oldSide");
    }
  }

  /** Nobody can tell. */
  record Unknown(Change change, String why, String oldSide) implements LostWrites {
    public Unknown {
      Objects.requireNonNull(change, "change");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(oldSide, "oldSide");
    }
  }

  /**
   * What the metric tells: from the last value of a whole minute before the change, the standby had
   * all that was written until its lag before that minute began.
   */
  static LostWrites of(Change change, List<Lag.Sample> samples, String oldSide) {
    var before =
        samples.stream()
            .filter(s -> Double.isFinite(s.seconds()) && s.seconds() >= 0)
            .filter(s -> !s.at().plus(Lag.PERIOD).isAfter(change.sent()))
            .toList();
    Optional<Instant> newest = before.stream().map(Lag.Sample::at).max(Comparator.naturalOrder());
    if (newest.isEmpty()) {
      return new Unknown(
          change, "the metric has no value of the time before it; that is not zero", oldSide);
    }
    var read = (Lag.Read) Lag.of(before);
    return new AtMost(
        change,
        Duration.between(read.sample(), change.sent()).plus(read.value()),
        read.value(),
        read.sample(),
        oldSide);
  }
}
