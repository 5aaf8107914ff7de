package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits for a state. Sends nothing that changes anything, so whatever ends it leaves nothing
 * behind.
 */
final class AwaitRun implements StepRun {

  private final Watch watch;
  private final Pauses pauses;
  private final String operation;
  private final Instant started;
  private final Instant deadline;
  private String seen;
  private Instant pausedUntil = Instant.MIN;

  AwaitRun(Step.Await step, Watch watch, Pauses pauses, String operation, Instant started) {
    this.watch = watch;
    this.pauses = pauses;
    this.operation = operation;
    this.started = started;
    this.deadline = started.plus(step.limits().timeout());
    this.seen = step.title();
  }

  @Override
  public Move next(Instant now) {
    if (now.isBefore(pausedUntil)) {
      return new Move.Wait(pausedUntil, seen, true);
    }
    var glance = watch.look(now);
    return glance.open().isEmpty() ? judge(glance.look(), now) : new Move.Send(glance.open(), seen);
  }

  @Override
  public boolean waits() {
    return pausedUntil.isAfter(Instant.MIN);
  }

  @Override
  public void arrived(String key, Completion completion, Instant now) {
    watch.arrived(key, completion);
  }

  /** Nothing goes on at AWS that would be worth coming back for. */
  private Move givenUp(Instant now) {
    return Ends.stop(
        watch.overdue(),
        "waited "
            + Resume.words(Duration.between(started, now))
            + ": "
            + seen
            + "; given up, nothing was promoted",
        "let the writers write again, then plan again",
        true);
  }

  private Move judge(Look look, Instant now) {
    if (look instanceof Look.So so) {
      return new Move.End(new StepOutcome.Done(so.facts(), false), true);
    }
    if (look instanceof Look.Failed failed) {
      return Ends.stop(failed.code(), failed.reason(), failed.hint(), true);
    }
    if (look instanceof Look.Unreadable unreadable) {
      var hint = Resume.after(unreadable.hint(), operation);
      return Ends.stop(unreadable.code(), unreadable.why(), hint, false);
    }
    seen = look instanceof Look.NotYet yet ? yet.seen() : ((Look.Absent) look).seen();
    if (!now.isBefore(deadline)) {
      return watch.overdue() == ExitCode.TIMED_OUT
          ? Ends.timedOut(operation, started, now, seen)
          : givenUp(now);
    }
    watch.begin();
    var until = now.plus(pauses.look(Duration.between(started, now)));
    pausedUntil = until.isAfter(deadline) ? deadline : until;
    return new Move.Wait(pausedUntil, seen, true);
  }
}
