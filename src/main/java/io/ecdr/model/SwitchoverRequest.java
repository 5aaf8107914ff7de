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
 * @param escalation when it becomes a failover by itself; absent means never
 * @param proof how much hangs on the proof that nothing is lost
 */
public record SwitchoverRequest(
    String cache,
    Region region,
    Region to,
    RoleTerms terms,
    Optional<Duration> maxPause,
    Optional<Escalation> escalation,
    LossProof proof)
    implements RoleChangeRequest {

  /** With the usual proof. */
  public SwitchoverRequest(
      String cache,
      Region region,
      Region to,
      RoleTerms terms,
      Optional<Duration> maxPause,
      Optional<Escalation> escalation) {
    this(cache, region, to, terms, maxPause, escalation, LossProof.AUTO);
  }

  /** Without hooks. */
  public SwitchoverRequest(
      String cache,
      Region region,
      Region to,
      LossLimit loss,
      Optional<Region> expectPrimary,
      Optional<Duration> timeout,
      WriteProbe probe) {
    this(
        cache,
        region,
        to,
        new RoleTerms(loss, expectPrimary, timeout, probe),
        Optional.empty(),
        Optional.empty());
  }

  public SwitchoverRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(maxPause, "maxPause");
    Objects.requireNonNull(escalation, "escalation");
    Objects.requireNonNull(proof, "proof");
    if (escalation.isPresent() && terms.loss().most().isEmpty() && !terms.loss().unknownToo()) {
      throw new IllegalArgumentException("an escalation needs a bound for the loss");
    }
  }

  /** The same, expecting the primary there unless it expects it somewhere already. */
  public SwitchoverRequest expecting(Optional<Region> seen) {
    return new SwitchoverRequest(
        cache, region, to, terms.expecting(seen), maxPause, escalation, proof);
  }
}
