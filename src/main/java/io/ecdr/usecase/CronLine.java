package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import java.util.Objects;
import java.util.Optional;

/**
 * What a maintenance pass did about one thing, or why it did nothing.
 *
 * @param subject the cache, such as {@code orders in us-east-1}, or the Region or account
 * @param chore what it was about
 * @param words one sentence
 * @param operation that was run; empty when none was
 * @param code 0 unless it went wrong
 */
public record CronLine(
    String subject,
    Chore chore,
    State state,
    String words,
    Optional<String> operation,
    ExitCode code) {

  /** What it may be about, in the order of a pass. */
  public enum Chore {
    CACHES,
    FINISH,
    BACKUP,
    VERIFY,
    PRUNE,
    DRILLS
  }

  /** What came of it. */
  public enum State {
    /** It was done and read back. */
    DONE,
    /** It would be done, were the pass allowed to. */
    WOULD,
    /** Nothing is due. */
    QUIET,
    /** Something is due, and was left for a reason that is none of the cache's. */
    SKIPPED,
    /** It went wrong. */
    FAILED
  }

  public CronLine {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(chore, "chore");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(code, "code");
  }

  static CronLine done(String subject, Chore chore, String words, String operation) {
    return new CronLine(subject, chore, State.DONE, words, Optional.of(operation), ExitCode.OK);
  }

  static CronLine told(String subject, Chore chore, State state, String words) {
    return new CronLine(subject, chore, state, words, Optional.empty(), ExitCode.OK);
  }

  static CronLine failed(
      String subject, Chore chore, String words, Optional<String> operation, ExitCode code) {
    return new CronLine(subject, chore, State.FAILED, words, operation, code);
  }

  static CronLine failed(String subject, Chore chore, Rejection why) {
    var hint = why.hint().isEmpty() ? "" : "; " + why.hint();
    return failed(subject, chore, why.message() + hint, Optional.empty(), why.code());
  }
}
