package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code detach} was asked to do.
 *
 * @param cache the standby's id
 * @param region the standby's Region, the only one that is asked anything
 */
public record DetachRequest(String cache, Region region, RoleTerms terms)
    implements RoleChangeRequest {

  /** Without hooks. */
  public DetachRequest(
      String cache,
      Region region,
      LossLimit loss,
      Optional<Region> expectPrimary,
      Optional<Duration> timeout,
      WriteProbe probe) {
    this(cache, region, new RoleTerms(loss, expectPrimary, timeout, probe));
  }

  public DetachRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(terms, "terms");
  }

  /** The same, expecting the primary there unless it expects it somewhere already. */
  public DetachRequest expecting(Optional<Region> seen) {
    return new DetachRequest(cache, region, terms.expecting(seen));
  }
}
