package io.ecdr.execute;

import io.ecdr.journal.Entry;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.HookPhase;
import io.ecdr.plan.HookSteps;
import io.ecdr.plan.Hooked;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Programs;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs a program and judges its end. A failure is tried again once; in an emergency it only warns,
 * and the time is shared with the hooks before it. A veto is final.
 *
 * <p>What a failure leaves behind: before the change nothing of ours, after it the change, which is
 * done. Whatever ends it, it may begin anew.
 */
final class HookRun implements StepRun {

  private static final Duration FIRST_GLANCE = Duration.ofMillis(10);
  private static final Duration LAST_GLANCE = Duration.ofMillis(250);

  private final Step.Hook step;
  private final boolean begun;
  private final Programs.Order order;
  private final Programs port;
  private final Predicate<Entry> journal;
  private final Supplier<Optional<Switchboard.Broken>> broken;
  private final Pauses pauses;
  private final HookWords words;
  private final Optional<Duration> shared;

  private Instant pausedUntil = Instant.MIN;
  private Instant started;
  private Instant end;
  private Programs.Running running;
  private Instant began;
  private Instant until;
  private String seen;
  private int tries;

  /**
   * @param begun whether steps before it may have changed something
   * @param used by its fellows of the time that they share
   * @param journal takes an entry; false when nothing can be written down any more, or the lock is
   *     somebody else's now
   * @param broken tells why then
   */
  HookRun(
      Step.Hook step,
      boolean begun,
      Programs.Order order,
      Duration used,
      Programs port,
      Predicate<Entry> journal,
      Supplier<Optional<Switchboard.Broken>> broken,
      Pauses pauses,
      String operation) {
    this.step = step;
    this.begun = begun;
    this.order = order;
    this.port = port;
    this.journal = journal;
    this.broken = broken;
    this.pauses = pauses;
    this.words = new HookWords(step, begun, operation);
    this.shared = step.terms().together().map(t -> t.minus(used));
    this.seen = step.title();
  }

  @Override
  public Move next(Instant now) {
    if (now.isBefore(pausedUntil)) {
      return new Move.Wait(pausedUntil, seen);
    }
    if (needless()) {
      return done("a promotion needs no fence", now);
    }
    return running == null ? begin(now) : look(now);
  }

  @Override
  public void arrived(String key, Completion completion, Instant now) {
    throw new IllegalStateException("a hook asks the service nothing: " + key);
  }

  @Override
  public void letGo() {
    if (running != null) {
      running.kill();
    }
  }

  /** After a promotion the old side follows when it returns. */
  private boolean needless() {
    return order.facts().getOrDefault(HookSteps.WAY, "").endsWith("/promote");
  }

  private static Move done(String why, Instant now) {
    return new Move.End(
        new StepOutcome.Done(Value.fields("Why", why, "At", now.toString()), false), true);
  }

  private Move begin(Instant now) {
    if (started == null) {
      // By this process: what one before it had cut is run anew, in a time of its own.
      started = now;
      end = shared.map(now::plus).orElse(Instant.MAX);
    }
    if (!now.isBefore(end)) {
      var why = "was not run: the time was over that hooks share in an emergency";
      return over(Hooked.NO_TIME, words.why(why, 1, ""), "", now);
    }
    if (!journal.test(new Entry.HookBegan(now, step.id(), tries + 1))) {
      var why = broken.get().orElseThrow();
      return step.phase() != HookPhase.POST
          ? Ends.stop(why.code(), words.notRun(why.reason()), why.hint(), false)
          : Ends.stop(ExitCode.INCOMPLETE, words.notRun(why.reason()), why.hint(), false);
    }
    tries++;
    began = now;
    var most = now.plus(step.terms().most());
    until = most.isBefore(end) ? most : end;
    running = port.start(order);
    return look(now);
  }

  private Move look(Instant now) {
    var ended = running.ended();
    if (ended.isPresent()) {
      var code = ended.get().code();
      return code.isPresent()
          ? judge(Hooked.of(code.getAsInt()), "ended with exit code " + code.getAsInt(), now)
          : judge(Hooked.NOT_STARTED, "could not be started: " + ended.get().why(), now);
    }
    if (!now.isBefore(until)) {
      running.kill();
      return judge(Hooked.TIMED_OUT, HookWords.killed(Duration.between(began, now)), now);
    }
    var pause = Duration.between(began, now).dividedBy(10);
    var glance = pause.compareTo(FIRST_GLANCE) < 0 ? FIRST_GLANCE : pause;
    var at = now.plus(glance.compareTo(LAST_GLANCE) > 0 ? LAST_GLANCE : glance);
    return new Move.Wait(at.isBefore(until) ? at : until, seen);
  }

  private Move judge(Hooked result, String end, Instant now) {
    var output = HookOutput.clean(running.output());
    running = null;
    var why = words.why(end, tries, output);
    // What cannot be written down any more is still known here; the next change will not be sent.
    journal.test(new Entry.HookEnded(now, step.id(), tries, end, output));
    boolean again = !result.well() && result != Hooked.VETOED && tries < step.terms().tries();
    if (again) {
      seen = why + "; trying again";
      pausedUntil = now.plus(pauses.retry(tries));
      return new Move.Wait(pausedUntil, seen);
    }
    return over(result, result == Hooked.PASSED ? "" : why, output, now);
  }

  private Move over(Hooked result, String why, String output, Instant now) {
    var facts =
        Value.fields(Hooked.FACT, result.word(), "Phase", step.phase().word())
            .with("At", now.toString())
            .with("Tries", tries)
            .with("Millis", Duration.between(started, now).toMillis());
    facts = why.isEmpty() ? facts : facts.with(Hooked.WHY, why);
    facts = output.isEmpty() ? facts : facts.with(Hooked.OUTPUT, output);
    boolean goesOn = result.well() || (step.terms().emergency() && result != Hooked.VETOED);
    if (goesOn) {
      return new Move.End(new StepOutcome.Done(facts, false), true);
    }
    var code =
        switch (step.phase()) {
          case PRE -> begun ? ExitCode.FAILED : ExitCode.REFUSED_BY_CHECKS;
          case POST -> ExitCode.INCOMPLETE;
          case FENCE -> words.afterwards() ? ExitCode.INCOMPLETE : ExitCode.FAILED;
        };
    return new Move.End(
        new StepOutcome.Stopped(code, words.stopped(result, why), words.hint(), facts),
        !(begun && step.phase() == HookPhase.PRE));
  }
}
