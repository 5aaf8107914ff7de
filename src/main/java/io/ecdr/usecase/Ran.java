package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.usecase.CronLine.Chore;
import io.ecdr.usecase.CronLine.State;
import java.util.Optional;

/** What running a plan came to, as a line of a maintenance pass. */
final class Ran {

  private Ran() {}

  /**
   * The line.
   *
   * @param done what is said when it went well
   */
  static CronLine line(String subject, Chore chore, String done, Answer<RunReport> answer) {
    if (answer instanceof Answer.Rejected<RunReport> rejected) {
      var why = rejected.why();
      return why.code() == ExitCode.LOCKED
          ? CronLine.told(subject, chore, State.SKIPPED, why.message())
          : CronLine.failed(subject, chore, why);
    }
    var run = ((Answer.Given<RunReport>) answer).report();
    var id = run.report().operation();
    if (run.code() == ExitCode.OK) {
      return CronLine.done(subject, chore, done, id);
    }
    return CronLine.failed(
        subject,
        chore,
        "operation "
            + id
            + " ended with "
            + run.code().number()
            + "; see: "
            + run.resume().orElse("ecdr op show " + id),
        Optional.of(id),
        run.code());
  }
}
