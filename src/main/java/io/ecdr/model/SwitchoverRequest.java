package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code switchover} was asked to do.
 *
 * @param cache either member's id, in {@code region}
 * @param to the Region whose member becomes the primary
 * @param loss what may be lost; the lag is held to it
 * @param expectPrimary the Region that the operator takes for the primary's now
 * @param timeout how long the roles may take to move; absent means the default
 * @param probe the trial write afterwards
 * @param hooks the operator's own programs around it
 */
public record SwitchoverRequest(
    String cache,
    Region region,
    Region to,
    LossLimit loss,
    Optional<Region> expectPrimary,
    Optional<Duration> timeout,
    WriteProbe probe,
    Hooks hooks)
    implements ChangeRequest {

  /** Without hooks. */
  public SwitchoverRequest(
      String cache,
      Region region,
      Region to,
      LossLimit loss,
      Optional<Region> expectPrimary,
      Optional<Duration> timeout,
      WriteProbe probe) {
    this(cache, region, to, loss, expectPrimary, timeout, probe, Hooks.NONE);
  }

  public SwitchoverRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(to, "to");
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
  public SwitchoverRequest expecting(Optional<Region> seen) {
    return new SwitchoverRequest(
        cache, region, to, loss, expectPrimary.or(() -> seen), timeout, probe, hooks);
  }
}
