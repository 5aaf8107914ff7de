package io.ecdr.lock;

import java.time.Duration;

/**
 * How long a lock lasts without a beat. Each lock says its own, so that programs with different
 * ones understand each other.
 *
 * @param lease after which it is expired
 */
public record Terms(Duration lease) {

  /** A minute, with a beat every 20 s. */
  public static final Terms USUAL = new Terms(Duration.ofSeconds(60));

  /** How long a lock is kept that was left while AWS still works: the longest transitions last. */
  public static final Duration IN_FLIGHT = Duration.ofHours(6);

  public Terms {
    if (lease.compareTo(Duration.ofSeconds(3)) < 0) {
      throw new IllegalArgumentException("a lease lasts 3 s at least: " + lease);
    }
  }

  /** How often it is renewed. */
  Duration beat() {
    return lease.dividedBy(3);
  }

  /**
   * How long after its last renewal the holder takes the lock for its own: less than the two beats
   * after which another may break it.
   */
  Duration trust() {
    return lease.dividedBy(2);
  }

  /** After how long a watcher may say that two beats were missed. */
  Duration watched() {
    return beat().multipliedBy(2).plusSeconds(1);
  }

  /** When it is late enough that it is worth watching. */
  Duration late() {
    return beat().multipliedBy(5).dividedBy(4).plusSeconds(2);
  }

  /** Longest wait for one answer. */
  Duration patience() {
    var third = beat().dividedBy(3);
    return third.compareTo(Duration.ofSeconds(5)) < 0 ? third : Duration.ofSeconds(5);
  }
}
