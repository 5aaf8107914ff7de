package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Asking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Climbs a ladder: looks, sends a rung's call, looks until something of it is seen, and takes the
 * next rung when it was refused or nothing came of it. What was seen decides, not what was
 * answered; an earlier rung that comes true late ends it as well.
 *
 * <p>A call is sent a second time only when it was refused, or when its answer was lost and for the
 * whole grace nothing at all went on (facts page, 6.6 and 6.7: there is no event of promotions).
 *
 * <p>What a failure leaves behind: after a refusal nothing; after anything else perhaps what a call
 * began, which is found again by looking, and which resuming never sends anew.
 */
final class LadderRun implements StepRun {

  /** So that what is measured is within a second of what a writer sees, the look included. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(700);

  private enum Phase {
    LOOKING,
    CALLING,
    PAUSED,
    ASKING
  }

  private final Step.Ladder step;
  private final List<RungRun> rungs;
  private final Settings settings;
  private final Pauses pauses;
  private final String operation;
  private final Instant started;
  private final Instant deadline;
  private final boolean sentBefore;

  private Phase phase = Phase.LOOKING;
  private Instant pausedUntil = Instant.MIN;
  private final RefusedTwice refused = new RefusedTwice();
  private final LadderEnds ends;
  private final Asking asking;
  private Look.Absent lastSeen;
  private boolean agreed;
  private boolean declined;
  private int index;
  private String seen;

  LadderRun(
      Step.Ladder step,
      List<RungRun> rungs,
      Settings settings,
      Pauses pauses,
      Asking asking,
      String operation,
      Instant started) {
    this.asking = asking;
    this.step = step;
    this.rungs = List.copyOf(rungs);
    this.settings = settings;
    this.pauses = pauses;
    this.operation = operation;
    this.started = started;
    this.deadline = started.plus(step.limits().timeout());
    this.ends = new LadderEnds(step, this.rungs, operation, started);
    this.seen = step.title();
    for (int i = 0; i < rungs.size(); i++) {
      index = rungs.get(i).open() ? i : index;
    }
    this.sentBefore = rungs.stream().anyMatch(RungRun::open);
  }

  private RungRun current() {
    return rungs.get(index);
  }

  @Override
  public Optional<String> part() {
    return Optional.of(current().rung().id());
  }

  @Override
  public Instant retryUntil(Instant usual) {
    var own = current().patientUntil();
    return own.isBefore(usual) && index + 1 < rungs.size() ? own : usual;
  }

  @Override
  public Move next(Instant now) {
    if (phase == Phase.PAUSED) {
      if (now.isBefore(pausedUntil)) {
        return new Move.Wait(pausedUntil, seen);
      }
      look();
    }
    if (phase == Phase.CALLING) {
      return sending();
    }
    if (phase == Phase.ASKING) {
      return asking(now);
    }
    var questions = new LinkedHashMap<String, Call>();
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i <= index; i++) {
      var glance = rungs.get(i).watch().look(now);
      var start = i + "|";
      glance.open().forEach((key, call) -> questions.put(start + key, call));
      looks.add(glance.look());
    }
    return questions.isEmpty() ? judge(looks, now) : new Move.Send(questions, seen);
  }

  private void look() {
    rungs.forEach(rung -> rung.watch().begin());
    phase = Phase.LOOKING;
  }

  private Move call(Instant now) {
    current().calling(now);
    refused.calling();
    phase = Phase.CALLING;
    return sending();
  }

  private Move sending() {
    var rung = current();
    return new Move.Send(
        Map.of("call#" + rung.tries(), rung.call()), "sending " + rung.call().name());
  }

  @Override
  public void arrived(String key, Completion completion, Instant now) {
    if (phase == Phase.LOOKING) {
      int end = key.indexOf('|');
      var watch = rungs.get(Integer.parseInt(key.substring(0, end))).watch();
      watch.arrived(key.substring(end + 1), completion);
      return;
    }
    current().came(completion);
    seen = Refusals.words(current().call(), completion);
    look();
  }

  private Move judge(List<Look> looks, Instant now) {
    for (int i = 0; i < looks.size(); i++) {
      if (looks.get(i) instanceof Look.So so) {
        boolean already = !sentBefore && rungs.stream().allMatch(r -> r.tries() == 0);
        var facts = so.facts().with("Rung", rungs.get(i).rung().id());
        return new Move.End(new StepOutcome.Done(facts, already), true);
      }
    }
    for (int i = 0; i < index; i++) {
      // What an earlier rung began is not crossed by the next one.
      if (looks.get(i) instanceof Look.NotYet yet) {
        return pause(yet.seen(), now, ExitCode.TIMED_OUT);
      }
      if (looks.get(i) instanceof Look.Failed failed && !current().open()) {
        return Ends.stop(failed.code(), failed.reason(), failed.hint(), true);
      }
    }
    var look = looks.get(index);
    if (look instanceof Look.Failed failed) {
      return Ends.stop(failed.code(), failed.reason(), failed.hint(), true);
    }
    if (look instanceof Look.Unreadable unreadable) {
      return unreadable(unreadable, now);
    }
    if (look instanceof Look.NotYet yet) {
      return pause(yet.seen(), now, ExitCode.TIMED_OUT);
    }
    var absent = (Look.Absent) look;
    return switch (current().sent()) {
      case NEVER ->
          step.already()
              ? LadderEnds.notSoAnyMore(absent)
              : now.isBefore(deadline) ? call(now) : end(absent, now);
      case REFUSED -> refused(absent, now);
      case DOUBT -> doubted(absent, now);
      case TAKEN -> taken(absent, now);
    };
  }

  private Move refused(Look.Absent absent, Instant now) {
    if (current().refusal().orElseThrow().kind() == RefusalKind.CREDENTIALS) {
      // Nobody has looked at what was asked for, so that it needs another rung is not known.
      return ends.over(absent, current(), now);
    }
    if (free()) {
      return nextRung(now);
    }
    boolean time = now.isBefore(current().patientUntil()) && now.isBefore(deadline);
    if (!time || current().refusal().orElseThrow().kind() != RefusalKind.INVALID_STATE) {
      return end(absent, now);
    }
    return switch (refused.next(absent.quiet())) {
      case END -> end(absent, now);
      case CALL -> call(now);
      case WAIT ->
          absent.quiet()
              ? wait("trying once more: " + ends.refusals(), pauses.retry(current().tries()), now)
              : pause(ends.refusals() + "; " + absent.seen(), now, ExitCode.FAILED);
    };
  }

  private Move doubted(Look.Absent absent, Instant now) {
    boolean untouched = current().untouched(absent.quiet(), now, settings.grace());
    if (untouched && current().tries() < 2 && now.isBefore(deadline)) {
      return call(now);
    }
    return taken(absent, now);
  }

  /** Nothing of it is seen yet. */
  private Move taken(Look.Absent absent, Instant now) {
    boolean over = !now.isBefore(current().patientUntil());
    if (over && free() && now.isBefore(deadline)) {
      return nextRung(now);
    }
    return over || !now.isBefore(deadline)
        ? end(absent, now)
        : pause(absent.seen(), now, ExitCode.UNKNOWN_OUTCOME);
  }

  /** Whether there is another rung that needs no question. */
  private boolean free() {
    return index + 1 < rungs.size() && (agreed || !rungs.get(index + 1).rung().asks());
  }

  /** The rung leads nowhere, as a fresh look says; a person may know another way. */
  private Move end(Look.Absent absent, Instant now) {
    if (declined || index + 1 >= rungs.size() || !now.isBefore(deadline)) {
      return ends.over(absent, current(), now);
    }
    lastSeen = absent;
    phase = Phase.ASKING;
    asking.ask(rungs.get(index + 1).rung(), ends.told() + absent.seen());
    return asking(now);
  }

  /** After a yes it is looked again: the rung before may have come true meanwhile. */
  private Move asking(Instant now) {
    var answer = asking.answer();
    if (answer.isEmpty() && now.isBefore(deadline)) {
      return new Move.Wait(deadline, "waiting for your answer");
    }
    agreed = answer.orElse(false);
    declined = !agreed;
    if (declined) {
      return ends.over(lastSeen, current(), now);
    }
    return nextRung(now);
  }

  private Move nextRung(Instant now) {
    index++;
    look();
    return next(now);
  }

  private Move unreadable(Look.Unreadable unreadable, Instant now) {
    if (current().sent() == RungRun.Sent.REFUSED) {
      return refused(new Look.Absent(unreadable.why(), false), now);
    }
    boolean open = rungs.stream().anyMatch(RungRun::open);
    return Ends.stop(
        open ? ExitCode.UNKNOWN_OUTCOME : unreadable.code(),
        (open ? "what was sent may act, and it cannot be seen: " : "") + unreadable.why(),
        ends.unread(unreadable, open),
        false);
  }

  private Move pause(String observed, Instant now, ExitCode atEnd) {
    seen = observed;
    if (!now.isBefore(deadline)) {
      boolean doubt = rungs.stream().anyMatch(r -> r.sent() == RungRun.Sent.DOUBT);
      return Ends.stop(
          doubt ? atEnd : ExitCode.TIMED_OUT,
          "waited " + Resume.words(Duration.between(started, now)) + ": " + observed,
          Resume.command(operation),
          false);
    }
    var time = pauses.look(Duration.between(started, now));
    return wait(observed, time.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : time, now);
  }

  private Move wait(String observed, Duration time, Instant now) {
    seen = observed;
    var until = now.plus(time);
    pausedUntil = until.isAfter(deadline) ? deadline : until;
    phase = Phase.PAUSED;
    return new Move.Wait(pausedUntil, seen);
  }
}
