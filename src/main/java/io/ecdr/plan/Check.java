package io.ecdr.plan;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One question asked before anything is changed.
 *
 * @param id stable name for scripts, such as {@code export-bucket-policy}
 * @param observed what was seen
 * @param age how old that is, when it was not read just now
 * @param limit what was wanted
 * @param hint what to do about it, empty when it passed
 * @param overridable whether the operator may go on although it failed
 * @param accepted whether the operator said so
 */
public record Check(
    String id,
    String title,
    Verdict verdict,
    String observed,
    Optional<Duration> age,
    String limit,
    String hint,
    boolean overridable,
    boolean accepted) {

  /** The id of the check that holds the loss to its limit; it has an exit code of its own. */
  public static final String LOSS = "loss";

  /** The id of the check that holds the primary to where it is taken to be. */
  public static final String EXPECTED_PRIMARY = "expected-primary";

  /** The limit of that check where nobody took it to be anywhere. */
  static final String NOTHING_SAID = "nothing was said";

  /** The answer to a check. */
  public enum Verdict {
    PASS,
    /** Worth knowing; stops nothing. */
    WARN,
    /** Stops the plan. */
    FAIL,
    /** Could not be found out; stops the plan like a failure. */
    UNKNOWN,
    /** Not asked, with the reason in {@code observed}. */
    SKIPPED;

    /** Whether the plan may not run. */
    public boolean blocks() {
      return this == FAIL || this == UNKNOWN;
    }
  }

  public Check {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(observed, "observed");
    Objects.requireNonNull(age, "age");
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(hint, "hint");
  }

  /** Whether it forbids running the plan. */
  public boolean blocks() {
    return verdict.blocks() && !accepted;
  }

  /** The option that accepts it as it is; empty when none does. */
  public Optional<String> acceptedBy() {
    if (verdict == Verdict.UNKNOWN && !id.equals(LOSS)) {
      return Optional.of("--accept-unknown " + id);
    }
    return verdict == Verdict.FAIL && overridable
        ? Optional.of("--override " + id)
        : Optional.empty();
  }

  /** The same question with another answer; what it rests on and what was accepted stay. */
  public Check told(Verdict answer, String seen, String advice) {
    return new Check(id, title, answer, seen, age, limit, advice, overridable, accepted);
  }

  /** The same question under another id. */
  Check named(String other) {
    return new Check(other, title, verdict, observed, age, limit, hint, overridable, accepted);
  }

  /** The same, accepted where that is possible and was said. */
  Check accepting(Acceptance said) {
    boolean yes =
        acceptedBy().isPresent()
            && (verdict == Verdict.UNKNOWN ? said.unknown() : said.overrides()).contains(id);
    return yes
        ? new Check(id, title, verdict, observed, age, limit, hint, overridable, true)
        : this;
  }
}
