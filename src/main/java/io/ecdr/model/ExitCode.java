package io.ecdr.model;

/** Every way a command can end. The number is the process's exit code; scripts rely on it. */
public enum ExitCode {
  OK(0, "done and confirmed, or nothing to do"),
  INTERNAL(1, "internal fault"),
  USAGE(2, "bad usage or configuration"),
  CHANGES_PENDING(10, "changes pending"),
  REFUSED_BY_CHECKS(11, "refused by checks, nothing changed"),
  LOCKED(12, "lock held by another"),
  DECLINED(13, "declined, or confirmation needed and no terminal"),
  PLAN_REFUSED(14, "plan stale, expired, used or altered"),
  LOSS_ABOVE_BOUND(15, "loss shown is above the accepted bound"),
  INHIBITED(16, "inhibited, or anti-flap window open"),
  INCOMPLETE(20, "incomplete: the main thing is done, a follow-up failed"),
  UNKNOWN_OUTCOME(21, "outcome unknown"),
  TIMED_OUT(22, "timed out waiting, still going on at AWS"),
  COMPENSATED(23, "failed; compensated"),
  FAILED(24, "failed; not compensated"),
  NOT_FOUND(30, "not found"),
  NOT_PERMITTED(31, "not permitted"),
  UNREACHABLE(32, "service unreachable or throttled"),
  VERIFICATION_FAILED(40, "verification failed"),
  OBJECTIVE_MISSED(41, "objective missed"),
  INTERRUPTED(130, "interrupted"),
  TERMINATED(143, "terminated");

  private static final int[] WORST_FIRST = {21, 24, 20, 22, 23, 40};

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The process's exit code. */
  public int number() {
    return number;
  }

  /** What it means, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** Of two lanes' codes the one that decides: 21, 24, 20, 22, 23, 40, then others, 10, then 0. */
  public ExitCode worse(ExitCode other) {
    return rank(this) <= rank(other) ? this : other;
  }

  private static int rank(ExitCode code) {
    for (int i = 0; i < WORST_FIRST.length; i++) {
      if (WORST_FIRST[i] == code.number) {
        return i;
      }
    }
    return code == OK ? 1000 : code == CHANGES_PENDING ? 500 : 100;
  }
}
