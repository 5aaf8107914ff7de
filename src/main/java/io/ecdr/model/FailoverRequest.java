package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code failover} was asked to do.
 *
 * @param cache either member's id, in {@code region}
 * @param to the survivor's Region
 * @param unattended nobody confirms ({@code --yes}), so a healthy-looking primary stops it
 * @param evenIfHealthy agrees to promote away from a primary that looks healthy
 * @param askToDetach asks a person whether to detach then, where nothing was said beforehand
 * @param orDetach detaches when the promotion is refused or does not come about
 * @param promoteDeadline how long the promotion may take before that; absent means the default
 * @param atOnce detaches without trying a promotion
 */
public record FailoverRequest(
    String cache,
    Region region,
    Region to,
    RoleTerms terms,
    boolean unattended,
    boolean evenIfHealthy,
    boolean askToDetach,
    boolean orDetach,
    Optional<Duration> promoteDeadline,
    boolean atOnce)
    implements RoleChangeRequest {

  /** How long a promotion may take before a detach is due. */
  public static final Duration PROMOTE_DEADLINE = Duration.ofMinutes(5);

  /** One that tries a promotion. */
  public FailoverRequest(
      String cache,
      Region region,
      Region to,
      RoleTerms terms,
      boolean unattended,
      boolean evenIfHealthy,
      boolean askToDetach,
      boolean orDetach,
      Optional<Duration> promoteDeadline) {
    this(
        cache,
        region,
        to,
        terms,
        unattended,
        evenIfHealthy,
        askToDetach,
        orDetach,
        promoteDeadline,
        false);
  }

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
        new RoleTerms(loss, expectPrimary, timeout, probe),
        unattended,
        evenIfHealthy,
        false,
        orDetach,
        promoteDeadline);
  }

  public FailoverRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(promoteDeadline, "promoteDeadline");
  }

  /** Whether the plan may end in a detach, be it after a question. */
  public boolean mayDetach() {
    return orDetach || askToDetach || atOnce;
  }

  /** How long the promotion may take. */
  public Duration deadline() {
    return promoteDeadline.orElse(PROMOTE_DEADLINE);
  }

  /** The same, confirmed by nobody or by somebody. */
  public FailoverRequest unattended(boolean nobody) {
    return with(terms, nobody);
  }

  /** The same, expecting the primary there unless it expects it somewhere already. */
  public FailoverRequest expecting(Optional<Region> seen) {
    return with(terms.expecting(seen), unattended);
  }

  /**
   * The same of that cache, as one of many: whether its Region looks lost is asked for all.
   *
   * @param detached whether it is detached without trying a promotion
   */
  FailoverRequest of(String id, boolean detached) {
    return new FailoverRequest(
        id,
        region,
        to,
        terms,
        unattended,
        true,
        false,
        orDetach && !detached,
        promoteDeadline,
        detached);
  }

  private FailoverRequest with(RoleTerms others, boolean nobody) {
    return new FailoverRequest(
        cache, region, to, others, nobody, evenIfHealthy, false, orDetach, promoteDeadline, atOnce);
  }
}
