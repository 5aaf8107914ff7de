package io.ecdr.plan;

import io.ecdr.model.Value;
import java.util.Arrays;
import java.util.Optional;

/** What came of a hook. */
public enum Hooked {
  /** It ended with 0. */
  PASSED("passed"),
  /** It ended with {@value #GO_ON_CODE}: not well, and the rest shall go on. */
  WENT_ON("went-on"),
  /** It ended with {@value #VETO_CODE}: it forbids the change. */
  VETOED("vetoed"),
  /** It ended with anything else, or by a signal. */
  FAILED("failed"),
  /** It was killed because its time was over. */
  TIMED_OUT("timed-out"),
  /** Its file could not be run. */
  NOT_STARTED("not-started"),
  /** Its fellows had used up the time that they share. */
  NO_TIME("no-time");

  /** The fact of a hook's outcome that says it. */
  public static final String FACT = "Hook";

  /** The fact with what it wrote. */
  public static final String OUTPUT = "Output";

  /** The fact with the reason. */
  public static final String WHY = "Why";

  /** The exit code of a hook that did not do its part and lets the rest go on. */
  public static final int GO_ON_CODE = 62;

  /** The exit code of a veto. */
  public static final int VETO_CODE = 63;

  private final String word;

  Hooked(String word) {
    this.word = word;
  }

  /** As scripts read it. */
  public String word() {
    return word;
  }

  /** What an exit code means. */
  public static Hooked of(int code) {
    return switch (code) {
      case 0 -> PASSED;
      case GO_ON_CODE -> WENT_ON;
      case VETO_CODE -> VETOED;
      default -> FAILED;
    };
  }

  /** Whether it went as it should. */
  public boolean well() {
    return this == PASSED || this == WENT_ON;
  }

  /** What an outcome says; empty when it is of another kind of step. */
  public static Optional<Hooked> of(StepOutcome outcome) {
    var said = facts(outcome).text(FACT).orElse("");
    return Arrays.stream(values()).filter(one -> one.word.equals(said)).findFirst();
  }

  /** What a hook's outcome tells. */
  public static Value.Fields facts(StepOutcome outcome) {
    return outcome instanceof StepOutcome.Done done
        ? done.facts()
        : ((StepOutcome.Stopped) outcome).facts();
  }
}
