package io.ecdr.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Seconds of writes that a promotion or a detach would lose: two figures, because nobody here can
 * know whether the primary still takes writes. Predicted, never measured.
 *
 * @param ifStopped if the primary stopped when the metric's values did: the last lag, and the
 *     metric's 60 s on top
 * @param ifWriting if it still writes: the last lag, and all the time since its sample on top
 */
public record Loss(Optional<Duration> ifStopped, Optional<Duration> ifWriting) {

  /** Of a lag that could not be read. */
  public static final Loss UNKNOWN = new Loss(Optional.empty(), Optional.empty());

  public Loss {
    Objects.requireNonNull(ifStopped, "ifStopped");
    Objects.requireNonNull(ifWriting, "ifWriting");
    if (ifStopped.isPresent() != ifWriting.isPresent()) {
      throw new IllegalArgumentException("both figures are known, or none");
    }
  }

  /** The figures that follow from a lag. */
  public static Loss of(Lag lag, Instant now) {
    if (lag instanceof Lag.Read read) {
      return new Loss(
          Optional.of(read.value().plus(Lag.PERIOD)),
          Optional.of(read.value().plus(read.age(now))));
    }
    return UNKNOWN;
  }

  /** Whether there are figures at all. */
  public boolean known() {
    return ifStopped.isPresent();
  }

  /**
   * If nothing was written after a moment: the last lag, and the time from its sample to that
   * moment on top, but 60 s at least. The metric tells minutes late, so the standby may have been
   * cut off long before the primary stopped, right after the newest value that can be read.
   */
  public Optional<Duration> ifStoppedAt(Instant stopped, Instant now) {
    return ifWriting
        .map(writing -> writing.minus(Duration.between(stopped, now)))
        .map(since -> since.compareTo(ifStopped.orElseThrow()) > 0 ? since : ifStopped.get());
  }

  /**
   * The figure of the two that counts: the first where the primary is known to have stopped when
   * the metric's values did, else the larger one. Empty when nothing is known.
   */
  public Optional<Duration> decisive(boolean writesStopped) {
    if (writesStopped || !known()) {
      return ifStopped;
    }
    var stopped = ifStopped.orElseThrow();
    var writing = ifWriting.orElseThrow();
    return Optional.of(stopped.compareTo(writing) > 0 ? stopped : writing);
  }
}
