package io.ecdr.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How much loss an operator agrees to.
 *
 * @param most {@code --max-data-loss}
 * @param unknownToo {@code --accept-unknown-loss}
 * @param writesStopped {@code --writes-stopped-at}: since when nobody writes, as the operator says
 */
public record LossLimit(
    Optional<Duration> most, boolean unknownToo, Optional<Instant> writesStopped) {

  /** Agrees to nothing. */
  public static final LossLimit NONE = new LossLimit(Optional.empty(), false, Optional.empty());

  public LossLimit {
    Objects.requireNonNull(most, "most");
    Objects.requireNonNull(writesStopped, "writesStopped");
    if (most.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("a loss is not negative: " + most.get());
    }
  }

  /** At most so much. */
  public static LossLimit of(Duration most) {
    return new LossLimit(Optional.of(most), false, Optional.empty());
  }

  /** The same, where nobody has said that writers stop. */
  public LossLimit whileWriting() {
    return new LossLimit(most, unknownToo, Optional.empty());
  }

  /** What a limit says about a loss. */
  public enum Verdict {
    /** The loss shown is within the limit. */
    WITHIN,
    /** It is not known, or was not limited, and was agreed to. */
    ACCEPTED,
    /** It is larger than the limit. */
    ABOVE,
    /** It is known, and nobody agreed to any. */
    NOT_GIVEN,
    /** It is not known, and nobody agreed to that. */
    UNKNOWN;

    /** Whether it may be lost. */
    public boolean allows() {
      return this == WITHIN || this == ACCEPTED;
    }
  }

  /** Whether writes are known to have stopped by now. */
  public boolean stopped(Instant now) {
    return writesStopped.filter(at -> !at.isAfter(now)).isPresent();
  }

  /** The figure that the limit is held to; empty when nothing is known. */
  public Optional<Duration> shown(Loss loss, Instant now) {
    return writesStopped
        .filter(at -> !at.isAfter(now))
        .map(at -> loss.ifStoppedAt(at, now))
        .orElseGet(() -> loss.decisive(false));
  }

  /**
   * Judges a loss. A limit that was given is kept whatever else was agreed to; agreeing to an
   * unknown loss without a limit agrees to any.
   */
  public Verdict judge(Loss loss, Instant now) {
    var shown = shown(loss, now);
    if (shown.isEmpty()) {
      return unknownToo ? Verdict.ACCEPTED : Verdict.UNKNOWN;
    }
    if (most.isEmpty()) {
      return unknownToo ? Verdict.ACCEPTED : Verdict.NOT_GIVEN;
    }
    return shown.get().compareTo(most.get()) <= 0 ? Verdict.WITHIN : Verdict.ABOVE;
  }
}
