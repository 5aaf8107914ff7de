package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a change of roles keeps clients from writing to the old side: before it where both sides are
 * well, after it in an emergency.
 *
 * @param users whether the users of its user groups are to read only
 * @param hook the operator's own program that does it in place of that
 * @param patience how long the old side's Region is waited for when it does not answer; may be zero
 */
public record FenceTerms(boolean users, Optional<Hooks.Program> hook, Duration patience) {

  /** What is meant when nothing is said. */
  public static final FenceTerms OFF = new FenceTerms(false, Duration.ZERO);

  public FenceTerms {
    Objects.requireNonNull(hook, "hook");
    Objects.requireNonNull(patience, "patience");
    if (patience.isNegative()) {
      throw new IllegalArgumentException("a time is not negative: " + patience);
    }
    if (users && hook.isPresent()) {
      throw new IllegalArgumentException("a fence is by users or by a hook, not by both");
    }
  }

  /** Without a program. */
  public FenceTerms(boolean users, Duration patience) {
    this(users, Optional.empty(), patience);
  }

  /** Whether there is one at all. */
  public boolean wanted() {
    return users || hook.isPresent();
  }
}
