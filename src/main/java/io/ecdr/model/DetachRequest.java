package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code detach} was asked to do.
 *
 * @param cache the standby's id
 * @param region the standby's Region, the only one that is asked anything
 * @param expectPrimary the Region that the operator takes for the primary's now
 * @param timeout how long it may take; absent means the default
 * @param probe the trial write afterwards
 * @param hooks the operator's own programs around it
 */
public record DetachRequest(
    String cache,
    Region region,
    LossLimit loss,
    Optional<Region> expectPrimary,
    Optional<Duration> timeout,
    WriteProbe probe,
    Hooks hooks)
    implements ChangeRequest {

  /** Without hooks. */
  public DetachRequest(
      String cache,
      Region region,
      LossLimit loss,
      Optional<Region> expectPrimary,
      Optional<Duration> timeout,
      WriteProbe probe) {
    this(cache, region, loss, expectPrimary, timeout, probe, Hooks.NONE);
  }

  public DetachRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(expectPrimary, "expectPrimary");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(probe, "probe");
    Objects.requireNonNull(hooks, "hooks");
  }

  /**
   * The same, expecting the primary there unless it expects it somewhere already: what a reader of
   * the plan saw must still be so when it is applied.
   */
  public DetachRequest expecting(Optional<Region> seen) {
    return new DetachRequest(
        cache, region, loss, expectPrimary.or(() -> seen), timeout, probe, hooks);
  }
}
