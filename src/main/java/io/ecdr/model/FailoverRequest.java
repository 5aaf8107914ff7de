package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code failover} was asked to do.
 *
 * @param cache either member's id, in {@code region}
 * @param to the survivor's Region
 * @param expectPrimary the Region that the operator takes for the primary's now
 * @param unattended nobody confirms ({@code --yes}), so a healthy-looking primary stops it
 * @param evenIfHealthy agrees to promote away from a primary that looks healthy
 * @param askToDetach asks a person whether to detach then, where nothing was said beforehand
 * @param orDetach detaches when the promotion is refused or does not come about
 * @param promoteDeadline how long the promotion may take before that; absent means the default
 * @param timeout how long all of it may take; absent means the default
 * @param probe the trial write afterwards
 * @param hooks the operator's own programs around it
 */
public record FailoverRequest(
    String cache,
    Region region,
    Region to,
    LossLimit loss,
    Optional<Region> expectPrimary,
    boolean unattended,
    boolean evenIfHealthy,
    boolean askToDetach,
    boolean orDetach,
    Optional<Duration> promoteDeadline,
    Optional<Duration> timeout,
    WriteProbe probe,
    Hooks hooks)
    implements ChangeRequest {

  /** How long a promotion may take before a detach is due. */
  public static final Duration PROMOTE_DEADLINE = Duration.ofMinutes(5);

  /** Without a question in the middle of the run, and without hooks. */
  public FailoverRequest(
      String cache,
      Region region,
      Region to,
      LossLimit loss,
      Optional<Region> expectPrimary,
      boolean unattended,
      boolean evenIfHealthy,
      boolean orDetach,
      Optional<Duration> promoteDeadline,
      Optional<Duration> timeout,
      WriteProbe probe) {
    this(
        cache,
        region,
        to,
        loss,
        expectPrimary,
        unattended,
        evenIfHealthy,
        false,
        orDetach,
        promoteDeadline,
        timeout,
        probe,
        Hooks.NONE);
  }

  /** Whether the plan may end in a detach, be it after a question. */
  public boolean mayDetach() {
    return orDetach || askToDetach;
  }

  public FailoverRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(expectPrimary, "expectPrimary");
    Objects.requireNonNull(promoteDeadline, "promoteDeadline");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(probe, "probe");
    Objects.requireNonNull(hooks, "hooks");
  }

  /** The same, confirmed by nobody or by somebody. */
  public FailoverRequest unattended(boolean nobody) {
    return new FailoverRequest(
        cache,
        region,
        to,
        loss,
        expectPrimary,
        nobody,
        evenIfHealthy,
        false,
        orDetach,
        promoteDeadline,
        timeout,
        probe,
        hooks);
  }

  /** How long the promotion may take. */
  public Duration deadline() {
    return promoteDeadline.orElse(PROMOTE_DEADLINE);
  }

  /**
   * The same, expecting the primary there unless it expects it somewhere already: what a reader of
   * the plan saw must still be so when it is applied.
   */
  public FailoverRequest expecting(Optional<Region> seen) {
    return new FailoverRequest(
        cache,
        region,
        to,
        loss,
        expectPrimary.or(() -> seen),
        unattended,
        evenIfHealthy,
        false,
        orDetach,
        promoteDeadline,
        timeout,
        probe,
        hooks);
  }
}
