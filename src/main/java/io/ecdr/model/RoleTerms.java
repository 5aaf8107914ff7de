package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What every change of roles is asked for.
 *
 * @param loss what may be lost; the lag is held to it
 * @param expectPrimary the Region that the operator takes for the primary's now
 * @param timeout how long the roles may take to move; absent means the default
 * @param probe the trial write afterwards
 * @param hooks the operator's own programs around it
 * @param antiFlap how long afterwards another one is held up where nobody confirms it; may be zero
 * @param fence what becomes of the old side's users after a detach
 * @param afterwards what is to follow it
 */
public record RoleTerms(
    LossLimit loss,
    Optional<Region> expectPrimary,
    Optional<Duration> timeout,
    WriteProbe probe,
    Hooks hooks,
    Duration antiFlap,
    FenceTerms fence,
    Afterwards afterwards) {

  /**
   * Long enough for the old primary to come back as a standby and for people to look; as
   * orchestrator has it for database failovers ({@code RecoveryPeriodBlockSeconds}, 3600).
   */
  public static final Duration ANTI_FLAP = Duration.ofHours(1);

  /** Without hooks, and with the usual window. */
  public RoleTerms(
      LossLimit loss,
      Optional<Region> expectPrimary,
      Optional<Duration> timeout,
      WriteProbe probe) {
    this(loss, expectPrimary, timeout, probe, Hooks.NONE);
  }

  /** With the usual window. */
  public RoleTerms(
      LossLimit loss,
      Optional<Region> expectPrimary,
      Optional<Duration> timeout,
      WriteProbe probe,
      Hooks hooks) {
    this(loss, expectPrimary, timeout, probe, hooks, ANTI_FLAP);
  }

  /** With what usually follows. */
  public RoleTerms(
      LossLimit loss,
      Optional<Region> expectPrimary,
      Optional<Duration> timeout,
      WriteProbe probe,
      Hooks hooks,
      Duration antiFlap,
      FenceTerms fence) {
    this(loss, expectPrimary, timeout, probe, hooks, antiFlap, fence, Afterwards.USUAL);
  }

  /** Without a fence. */
  public RoleTerms(
      LossLimit loss,
      Optional<Region> expectPrimary,
      Optional<Duration> timeout,
      WriteProbe probe,
      Hooks hooks,
      Duration antiFlap) {
    this(loss, expectPrimary, timeout, probe, hooks, antiFlap, FenceTerms.OFF);
  }

  public RoleTerms {
    Objects.requireNonNull(fence, "fence");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(expectPrimary, "expectPrimary");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(probe, "probe");
    Objects.requireNonNull(hooks, "hooks");
    Objects.requireNonNull(antiFlap, "antiFlap");
    Objects.requireNonNull(afterwards, "afterwards");
    if (antiFlap.isNegative()) {
      throw new IllegalArgumentException("a window is not negative: " + antiFlap);
    }
  }

  /**
   * The same, expecting the primary there unless it expects it somewhere already: what a reader of
   * the plan saw must still be so when it is applied.
   */
  RoleTerms expecting(Optional<Region> seen) {
    return new RoleTerms(
        loss, expectPrimary.or(() -> seen), timeout, probe, hooks, antiFlap, fence, afterwards);
  }

  /** The same with what becomes of the old side's users. */
  public RoleTerms fencing(FenceTerms terms) {
    return new RoleTerms(loss, expectPrimary, timeout, probe, hooks, antiFlap, terms, afterwards);
  }

  /** The same, where nobody has said that writers stop. */
  RoleTerms whileWriting() {
    return new RoleTerms(
        loss.whileWriting(), expectPrimary, timeout, probe, hooks, antiFlap, fence, afterwards);
  }

  /** The same with what is to follow it. */
  public RoleTerms following(Afterwards terms) {
    return new RoleTerms(loss, expectPrimary, timeout, probe, hooks, antiFlap, fence, terms);
  }
}
