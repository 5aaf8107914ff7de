package io.ecdr.execute;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before looking or trying again. Always with jitter, never without end. */
final class Pauses {

  private static final long FIRST_RETRY_MILLIS = 300;
  private static final int DOUBLINGS = 6;

  private final Settings settings;
  private final RandomGenerator random;

  Pauses(Settings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /**
   * Before the next look at something that takes time. At most a twentieth of the time it already
   * takes: so an end is noticed late by no more than that share, however long it takes.
   */
  Duration look(Duration elapsed) {
    long wanted = elapsed.toMillis() / 20;
    long least = settings.shortestPause().toMillis();
    long most = settings.longestPause().toMillis();
    return jitter(Math.max(least, Math.min(most, wanted)));
  }

  /**
   * Before a call is sent again.
   *
   * @param tries how often it was sent
   */
  Duration retry(int tries) {
    long wanted = FIRST_RETRY_MILLIS << Math.min(DOUBLINGS, Math.max(0, tries - 1));
    return jitter(Math.min(wanted, settings.longestPause().toMillis()));
  }

  /** Between four fifths and the whole of it. */
  private Duration jitter(long millis) {
    return Duration.ofMillis(Math.round(millis * (0.8 + 0.2 * random.nextDouble())));
  }
}
