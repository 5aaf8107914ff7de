package io.ecdr.plan;

import java.util.Arrays;
import java.util.Optional;

/** What is known of a fence. */
public enum Fenced {
  /** A write was refused because of the user's access. */
  PROVEN("proven"),
  /** The access strings are so, and nobody tried. */
  NOT_TESTED("not-tested"),
  /** A write was taken: it does not hold. */
  WRITES("writes"),
  /** Somebody tried, and what came back tells nothing. */
  UNKNOWN("unknown"),
  /** The old side was not fenced yet. */
  NOT_YET("not-yet");

  /** The fact of an outcome that says it. */
  public static final String FACT = "Fence";

  /** The parameter that says to go on where nobody can tell. */
  public static final String GOES_ON = "GoesOn";

  /** The work that tries a write. */
  public static final String PROOF = "prove-fence";

  private final String word;

  Fenced(String word) {
    this.word = word;
  }

  /** As scripts read it. */
  public String word() {
    return word;
  }

  /** What an outcome says; empty when it says nothing of a fence. */
  public static Optional<Fenced> of(StepOutcome outcome) {
    var said = Hooked.facts(outcome).text(FACT).orElse("");
    return Arrays.stream(values()).filter(one -> one.word.equals(said)).findFirst();
  }
}
