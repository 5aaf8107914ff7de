package io.ecdr.plan.assess;

import io.ecdr.model.Fact;
import java.util.Objects;

/**
 * Why a cache cannot be protected in a way, or why it is not known whether it can.
 *
 * @param code names the rule, for programs
 * @param verdict {@link Verdict#IMPOSSIBLE} or {@link Verdict#UNKNOWN}; of a note {@link
 *     Verdict#POSSIBLE}
 * @param words what was observed and what it means, in one line
 * @param change what would help; empty when nothing does
 */
public record Reason(String code, Verdict verdict, String words, String change) {
  public Reason {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(change, "change");
  }

  static Reason impossible(String code, String words, String change) {
    return new Reason(code, Verdict.IMPOSSIBLE, words, change);
  }

  static Reason unknown(String code, String words, String change) {
    return new Reason(code, Verdict.UNKNOWN, words, change);
  }

  /** What was not told; why, where that is known. */
  static Reason untold(String code, String what, Fact<?> fact) {
    return unknown(
        code,
        what + " is not told" + fact.unknown().map(u -> ": " + u.why()).orElse(""),
        fact.unknown().isPresent() ? "allow or repeat the call that is named" : "");
  }
}
