package io.ecdr.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Seconds of writes that a promotion or a detach would lose: two figures, because nobody here can
 * know whether the primary still takes writes. Predicted, never measured.
 *
 * @param ifStopped if the primary has stopped: the last lag, and the metric's 60 s on top
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
   * The figure that a bound is held to: the first where writes are known to have stopped, else the
   * larger one. Empty when nothing is known.
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
