package io.ecdr.model.config;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What is promised to those who use a cache.
 *
 * @param rpo how many seconds of writes may be lost
 * @param rto how long it may take until writes work again
 */
public record Targets(Optional<Duration> rpo, Optional<Duration> rto) {

  /** Nothing is promised. */
  public static final Targets NONE = new Targets(Optional.empty(), Optional.empty());

  public Targets {
    Objects.requireNonNull(rpo, "rpo");
    Objects.requireNonNull(rto, "rto");
  }
}
