package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code switchover} was asked to do.
 *
 * @param cache either member's id, in {@code region}
 * @param to the Region whose member becomes the primary
 * @param maxPause how long writers may be kept waiting for the lag; absent means the default, and
 *     that a pre-hook is not known to stop them
 */
public record SwitchoverRequest(
    String cache, Region region, Region to, RoleTerms terms, Optional<Duration> maxPause)
    implements RoleChangeRequest {

  /** Without hooks. */
  public SwitchoverRequest(
      String cache,
      Region region,
      Region to,
      LossLimit loss,
      Optional<Region> expectPrimary,
      Optional<Duration> timeout,
      WriteProbe probe) {
    this(cache, region, to, new RoleTerms(loss, expectPrimary, timeout, probe), Optional.empty());
  }

  public SwitchoverRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(maxPause, "maxPause");
  }

  /** The same, expecting the primary there unless it expects it somewhere already. */
  public SwitchoverRequest expecting(Optional<Region> seen) {
    return new SwitchoverRequest(cache, region, to, terms.expecting(seen), maxPause);
  }
}
