package io.ecdr.execute;

import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.NothingMade;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings about a state with one call. It always looks first, and it looks again after every answer:
 * what was seen decides, not what was answered.
 *
 * <p>What a failure leaves behind, by phase: before the call nothing; after a refusal nothing;
 * after a lost answer perhaps what the call makes, which is looked for and, when it is ours, waited
 * for; after that what AWS is still working on. All of it is found again by looking.
 */
final class ActRun implements StepRun {

  /** What is known about the call. */
  private enum Sent {
    NEVER,
    /** Sent, and nobody knows whether it acted. */
    DOUBT,
    /** The service took it on, or what it makes was seen. */
    TAKEN,
    REFUSED
  }

  private enum Phase {
    LOOKING,
    CALLING,
    PAUSED
  }

  private final Step.Act step;
  private final List<Call> calls;
  private final Watch watch;
  private final Settings settings;
  private final Pauses pauses;
  private final String operation;
  private final Instant started;
  private final Instant deadline;
  private final boolean sentBefore;

  private Phase phase = Phase.LOOKING;
  private Instant pausedUntil = Instant.MIN;
  private boolean idle;
  private Sent sent = Sent.NEVER;
  private Instant sentAt;
  private boolean waitedForBusy;
  private boolean seenWorking;
  private int tries;
  private int which;
  private final List<String> without = new ArrayList<>();
  private Optional<Completion.Refused> refusal = Optional.empty();
  private Instant missingSince;
  private String seen;

  /**
   * @param calls the step's calls with nothing bound in them
   * @param before what the journal says about the step's calls
   */
  ActRun(
      Step.Act step,
      List<Call> calls,
      Watch watch,
      Settings settings,
      Pauses pauses,
      String operation,
      Instant started,
      Optional<Position.Sent> before) {
    this.step = step;
    this.calls = List.copyOf(calls);
    this.watch = watch;
    this.settings = settings;
    this.pauses = pauses;
    this.operation = operation;
    this.started = started;
    this.deadline = started.plus(step.limits().timeout());
    this.seen = step.title();
    this.sentAt = before.map(Position.Sent::at).orElse(started);
    this.sentBefore = before.isPresent();
    before.ifPresent(this::goOn);
  }

  private void goOn(Position.Sent before) {
    sent =
        switch (before.state()) {
          case ACCEPTED -> Sent.TAKEN;
          case LOST -> Sent.DOUBT;
          // The last one did nothing; an earlier one may have.
          case NOT_DONE -> before.doubtful() ? Sent.DOUBT : Sent.NEVER;
        };
  }

  @Override
  public Move next(Instant now) {
    if (phase == Phase.PAUSED) {
      if (now.isBefore(pausedUntil)) {
        return new Move.Wait(pausedUntil, seen, idle);
      }
      look();
    }
    if (phase == Phase.CALLING) {
      return new Move.Send(Map.of("call#" + tries, chosen()), "sending " + chosen().name());
    }
    var glance = watch.look(now);
    return glance.open().isEmpty() ? judge(glance.look(), now) : new Move.Send(glance.open(), seen);
  }

  @Override
  public boolean waits() {
    return sent == Sent.TAKEN;
  }

  private void look() {
    watch.begin();
    phase = Phase.LOOKING;
  }

  private Call chosen() {
    return calls.get(which);
  }

  private Move call() {
    tries++;
    refusal = Optional.empty();
    missingSince = null;
    waitedForBusy = false;
    phase = Phase.CALLING;
    return new Move.Send(Map.of("call#" + tries, chosen()), "sending " + chosen().name());
  }

  @Override
  public void arrived(String key, Completion completion, Instant now) {
    if (phase == Phase.LOOKING) {
      watch.arrived(key, completion);
      return;
    }
    sentAt = now;
    look();
    if (completion instanceof Completion.Answered) {
      sent = Sent.TAKEN;
    } else if (completion instanceof Completion.Refused refused) {
      sent = Sent.REFUSED;
      refusal = Optional.of(refused);
    } else if (completion instanceof Completion.Unreachable unreachable) {
      sent = Sent.REFUSED;
      refusal =
          Optional.of(
              new Completion.Refused("Unreachable", unreachable.why(), 0, RefusalKind.THROTTLED));
    } else {
      sent = Sent.DOUBT;
      seen = Refusals.words(chosen(), completion) + "; looking what became of it";
    }
  }

  private Move judge(Look look, Instant now) {
    if (look instanceof Look.So so) {
      boolean already = tries == 0 && !sentBefore;
      return new Move.End(new StepOutcome.Done(so.facts(), already), true);
    }
    if (look instanceof Look.Failed failed) {
      return Ends.stop(failed.code(), failed.reason(), failed.hint(), true);
    }
    if (look instanceof Look.Unreadable unreadable) {
      return unreadable(unreadable, now);
    }
    if (look instanceof Look.NotYet yet) {
      sent = Sent.TAKEN;
      seenWorking = true;
      refusal = Optional.empty();
      missingSince = null;
      return idle(pause(yet.seen(), pauses.look(Duration.between(sentAt, now)), now));
    }
    var absent = ((Look.Absent) look).seen();
    return switch (sent) {
      case NEVER -> call();
      case REFUSED -> refused(absent, now);
      case DOUBT -> doubted(absent, now);
      case TAKEN -> missing(absent, now);
    };
  }

  /** Refused, and what it makes is not there. */
  private Move refused(String absent, Instant now) {
    var why = refusal.orElseThrow();
    if (why.kind() == RefusalKind.CAPACITY && which + 1 < calls.size() && now.isBefore(deadline)) {
      without.add(Refusals.words(chosen(), why));
      which++;
      return call();
    }
    without.add(Refusals.words(chosen(), why));
    var words = String.join("; ", without.stream().distinct().toList());
    without.remove(without.size() - 1);
    boolean again =
        switch (why.kind()) {
          case INVALID_STATE -> now.isBefore(started.plus(settings.busy()));
          case ALREADY_EXISTS -> now.isBefore(sentAt.plus(settings.grace()));
          default -> false;
        };
    if (!again || !now.isBefore(deadline)) {
      boolean passing = why.kind() == RefusalKind.THROTTLED;
      if (why.kind() == RefusalKind.BAD_REQUEST && chosen().action().startsWith("Create")) {
        return new Move.End(
            NothingMade.end(words, absent, Refusals.hint(chosen(), why.kind())), true);
      }
      return Ends.stop(
          Refusals.code(why.kind()), words, Refusals.hint(chosen(), why.kind()), !passing);
    }
    if (why.kind() == RefusalKind.INVALID_STATE) {
      if (waitedForBusy) {
        return call();
      }
      waitedForBusy = true;
      return idle(pause("busy, trying again: " + words, pauses.retry(tries), now));
    }
    return pause(words + "; looking for it: " + absent, pauses.look(Duration.ZERO), now);
  }

  /** The answer was lost, and what it makes is not there. */
  private Move doubted(String absent, Instant now) {
    if (missingSince == null) {
      missingSince = now;
    }
    boolean looked = !now.isBefore(missingSince.plus(settings.grace()));
    if (looked && step.repeat() == Step.Repeat.SERVICE_REFUSES_SECOND && now.isBefore(deadline)) {
      return call();
    }
    if (looked || !now.isBefore(deadline)) {
      return Ends.stop(
          ExitCode.UNKNOWN_OUTCOME,
          "the answer to " + chosen().name() + " was lost, and since then " + absent,
          Resume.command(operation),
          false);
    }
    var elapsed = Duration.between(missingSince, now);
    return pause("looking what became of " + chosen().name() + ": " + absent, elapsed, now, true);
  }

  /** Taken on, and what it makes is not there: not yet, or not any more. */
  private Move missing(String absent, Instant now) {
    if (missingSince == null) {
      missingSince = now;
    }
    var expected = step.limits().expected();
    var patience =
        seenWorking || expected.compareTo(settings.gone()) < 0 ? settings.gone() : expected;
    if (!now.isBefore(missingSince.plus(patience))) {
      return Ends.stop(
          ExitCode.FAILED,
          chosen().name() + " was taken on, but " + absent,
          "see the service's events, then " + Resume.command(operation),
          true);
    }
    return pause(absent, Duration.between(sentAt, now), now, true);
  }

  private Move unreadable(Look.Unreadable unreadable, Instant now) {
    if (refusal.isPresent()) {
      var why = refusal.get();
      return Ends.stop(
          Refusals.code(why.kind()),
          Refusals.words(chosen(), why),
          Refusals.hint(chosen(), why.kind()),
          false);
    }
    var code =
        switch (sent) {
          case NEVER, REFUSED -> unreadable.code();
          case DOUBT -> ExitCode.UNKNOWN_OUTCOME;
          case TAKEN ->
              unreadable.code() == ExitCode.UNREACHABLE && !now.isBefore(deadline)
                  ? ExitCode.TIMED_OUT
                  : unreadable.code();
        };
    return Ends.stop(code, unreadable.why(), Resume.after(unreadable.hint(), operation), false);
  }

  private Move pause(String observed, Duration elapsed, Instant now, boolean paced) {
    return pause(observed, paced ? pauses.look(elapsed) : elapsed, now);
  }

  private Move pause(String observed, Duration time, Instant now) {
    seen = observed;
    if (!now.isBefore(deadline)) {
      return Ends.timedOut(operation, started, now, observed);
    }
    var until = now.plus(time);
    pausedUntil = until.isAfter(deadline) ? deadline : until;
    phase = Phase.PAUSED;
    idle = false;
    return new Move.Wait(pausedUntil, seen);
  }

  /** Nothing is in doubt: who looks later sees the same. */
  private Move idle(Move pause) {
    if (pause instanceof Move.Wait wait) {
      idle = true;
      return new Move.Wait(wait.until(), wait.seen(), true);
    }
    return pause;
  }
}
