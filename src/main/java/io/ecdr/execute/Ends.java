package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.StepOutcome;
import java.time.Duration;
import java.time.Instant;

/** Ends of steps that did not get there. */
final class Ends {

  private Ends() {}

  /**
   * One of them.
   *
   * @param settled false when going on later may well get there
   */
  static Move.End stop(ExitCode code, String reason, String hint, boolean settled) {
    return new Move.End(new StepOutcome.Stopped(code, reason, hint), settled);
  }

  /** The reason, with a word on what is left unfinished at AWS. */
  static String leaving(String reason, String left) {
    return left.isEmpty() ? reason : reason + "; left behind: " + left;
  }

  /** Nobody waits any longer; AWS goes on. */
  static Move.End timedOut(String operation, Instant started, Instant now, String seen) {
    return stop(
        ExitCode.TIMED_OUT,
        "waited " + Resume.words(Duration.between(started, now)) + ": " + seen,
        Resume.command(operation),
        false);
  }
}
