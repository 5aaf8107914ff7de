package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code switchover} was asked to do.
 *
 * @param cache either member's id, in {@code region}
 * @param to the Region whose member becomes the primary
 */
public record SwitchoverRequest(String cache, Region region, Region to, RoleTerms terms)
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
    this(cache, region, to, new RoleTerms(loss, expectPrimary, timeout, probe));
  }

  public SwitchoverRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(terms, "terms");
  }

  /** The same, expecting the primary there unless it expects it somewhere already. */
  public SwitchoverRequest expecting(Optional<Region> seen) {
    return new SwitchoverRequest(cache, region, to, terms.expecting(seen));
  }
}
