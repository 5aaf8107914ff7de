package io.ecdr.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A token bucket whose rate follows the service: cut when a call was throttled, growing again
 * slowly, never above where it began. Knows no clock but the moments it is handed; a moment before
 * the last one counts as that one.
 */
public final class Meter {

  /** What is left of the rate after a throttled call; as in the SDK's own adaptive mode. */
  static final double CUT = 0.7;

  /** By how much of itself the rate grows in a second, counted from the last cut. */
  static final double GROWTH = 0.02;

  private static final double LEAST_GROWTH = 0.1;
  private static final double NANOS = 1e9;

  private final Rate full;
  private double rate;
  private double growth;
  private double tokens;
  private Instant last;
  private Instant cutAt = Instant.MIN;

  /** With a whole burst to spend. */
  public Meter(Rate full, Instant now) {
    this.full = Objects.requireNonNull(full, "full");
    this.last = Objects.requireNonNull(now, "now");
    this.rate = full.perSecond();
    this.tokens = full.burst();
  }

  /** Whether a call may leave now; if so, it is counted. */
  public boolean take(Instant now) {
    advance(now);
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /** Counts a call that leaves whatever the meter says; later ones make up for it. */
  public void force(Instant now) {
    advance(now);
    tokens = Math.max(-full.burst(), tokens - 1);
  }

  /** A call that was counted did not leave. */
  public void giveBack() {
    tokens++;
  }

  /** How long from now until one may leave. */
  public Duration until(Instant now) {
    advance(now);
    return tokens >= 1
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil((1 - tokens) / rate * NANOS));
  }

  /**
   * The service said that a call was too many. Calls that were on their way when the rate was cut
   * do not cut it again.
   *
   * @param left when the call left
   */
  public void throttled(Instant left, Instant now) {
    advance(now);
    if (left.isBefore(cutAt)) {
      return;
    }
    rate = Math.max(Rate.LEAST, rate * CUT);
    growth = Math.max(LEAST_GROWTH, rate * GROWTH);
    tokens = Math.min(tokens, 0);
    cutAt = now;
  }

  /** Calls per second, as things are. */
  public double rate(Instant now) {
    advance(now);
    return rate;
  }

  private void advance(Instant now) {
    if (!now.isAfter(last)) {
      return;
    }
    double seconds = Duration.between(last, now).toNanos() / NANOS;
    last = now;
    double before = rate;
    rate = Math.min(full.perSecond(), rate + seconds * growth);
    double most = rate < full.perSecond() ? Math.max(1, rate) : full.burst();
    if (tokens < most) {
      tokens = Math.min(most, tokens + seconds * (before + rate) / 2);
    }
  }
}
