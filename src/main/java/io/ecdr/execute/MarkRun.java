package io.ecdr.execute;

import io.ecdr.journal.Entry;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Crossed;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.DataMarks;
import io.ecdr.port.DataMarks.Kind;
import io.ecdr.port.DataMarks.Said;
import io.ecdr.port.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code cross-marks {Primary, Standby, TimeToLive, Required, User?, Auth?}}: writes a mark into
 * each shard of the primary and looks for all of them on the standby until they are there.
 *
 * <p>A mark that was written and does not come across is a loss in the making: nothing is promoted
 * then. What cannot be reached from here proves nothing either way; that stops the change only
 * where the proof is required. What a failure leaves behind: keys that expire. Whatever ends it, it
 * may begin anew. Facts: {@code Proof}, {@code Keys}, {@code Shards}, {@code AtMost}.
 */
final class MarkRun implements StepRun {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Step.Local step;
  private final Value.Fields parameters;
  private final MarkTrial trial;
  private final Endpoints endpoints;
  private final Predicate<Entry> journal;
  private final Pauses pauses;
  private final String operation;
  private final Instant started;

  private final Map<String, Completion> answers = new LinkedHashMap<>();
  private final List<String> written = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private Instant pausedUntil = Instant.MIN;
  private Instant firstMark;
  private Optional<Instant> troubleSince = Optional.empty();
  private String key = "";
  private String seen;
  private int tries;
  private boolean behind;

  /**
   * @param parameters the step's parameters with nothing bound in them
   * @param journal takes an entry; false when nothing can be written down any more
   */
  MarkRun(
      Step.Local step,
      Value.Fields parameters,
      DataMarks port,
      Endpoints endpoints,
      Predicate<Entry> journal,
      Pauses pauses,
      String operation,
      Instant started) {
    this.step = step;
    this.parameters = parameters;
    this.trial = new MarkTrial(port, parameters, started.plus(step.limits().timeout()));
    this.endpoints = endpoints;
    this.journal = journal;
    this.pauses = pauses;
    this.operation = operation;
    this.started = started;
    this.seen = step.title();
  }

  @Override
  public Move next(Instant now) {
    if (now.isBefore(pausedUntil)) {
      return new Move.Wait(pausedUntil, seen);
    }
    var open = new LinkedHashMap<String, Call>();
    for (var side : List.of("Primary", "Standby")) {
      if (!answers.containsKey(side)) {
        open.put(side, MarkTrial.describe(endpoints, parameters.fields(side)));
      }
    }
    if (!open.isEmpty()) {
      return new Move.Send(open, "reading both endpoints");
    }
    return written.isEmpty() ? write(now) : find(now);
  }

  private Move write(Instant now) {
    var stop = parameters.text("WritesStopped").map(Instant::parse).orElse(now);
    if (now.isBefore(stop)) {
      // What is written before proves nothing of the writes that are still to come.
      seen = "writers stop at " + stop;
      if (!now.isBefore(deadline())) {
        return unproven(seen + ", which was waited for too long", now);
      }
      pausedUntil = stop.isBefore(deadline()) ? stop : deadline();
      return new Move.Wait(pausedUntil, seen);
    }
    if (!trial.running()) {
      var place = trial.place(parameters.fields("Primary"), answers.get("Primary"));
      if (place.isEmpty()) {
        return again(trial.why(), now);
      }
      firstMark = now;
      key = "ecdr:mark:" + operation + ":" + Long.toString(now.toEpochMilli(), 36);
      if (!journal.test(new Entry.Probing(now, step.id(), key))) {
        return unproven("the journal cannot be written any more, so no mark was", now);
      }
      trial.mark(place.get(), key, operation, now);
    }
    var said = trial.said(now);
    if (said.isEmpty()) {
      return new Move.Wait(now.plus(MarkTrial.GLANCE), "writing a key per shard to the primary");
    }
    boolean all = said.get().stream().allMatch(s -> s.kind() == Kind.THERE);
    journal.test(new Entry.Probed(now, step.id(), key, all, MarkTrial.words(said.get())));
    if (!all) {
      return again("the primary: " + MarkTrial.words(said.get()), now);
    }
    said.get().forEach(s -> written.add(s.key()));
    missing.addAll(written);
    troubleSince = Optional.empty();
    tries = 0;
    return find(now);
  }

  private Move find(Instant now) {
    if (!trial.running()) {
      var place = trial.place(parameters.fields("Standby"), answers.get("Standby"));
      if (place.isEmpty()) {
        return again(trial.why(), now);
      }
      trial.find(place.get(), missing, operation, now);
    }
    var said = trial.said(now);
    if (said.isEmpty()) {
      return new Move.Wait(now.plus(MarkTrial.GLANCE), "looking for the keys on the standby");
    }
    return found(said.get(), now);
  }

  private Move found(List<Said> said, Instant now) {
    said.stream().filter(s -> s.kind() == Kind.THERE).forEach(s -> missing.remove(s.key()));
    if (missing.isEmpty()) {
      return crossed(Duration.between(firstMark, now));
    }
    if (said.stream().anyMatch(s -> s.kind() == Kind.MISSING)) {
      troubleSince = Optional.empty();
      behind = true;
      seen =
          "the marks of %d of %d shards have not come across"
              .formatted(missing.size(), written.size());
      return now.isBefore(deadline()) ? pause(now) : stuck(now);
    }
    return again("the standby: " + MarkTrial.words(said), now);
  }

  private Instant deadline() {
    return started.plus(step.limits().timeout());
  }

  /** One that is reached for the first time, or was a moment ago, is tried for a while. */
  private Move again(String why, Instant now) {
    seen = why;
    troubleSince = troubleSince.or(() -> Optional.of(now));
    boolean patient = trial.required() || behind;
    var until = patient ? deadline() : troubleSince.get().plus(PATIENCE);
    answers.clear();
    if (!trial.hopeless() && now.isBefore(until)) {
      return pause(now);
    }
    // Once seen without the marks, it is not known to be no worse because it fell silent.
    return behind ? stuck(now) : unproven(why, now);
  }

  private Move pause(Instant now) {
    var at = now.plus(pauses.retry(++tries));
    pausedUntil = at.isAfter(deadline()) ? deadline() : at;
    return new Move.Wait(pausedUntil, seen);
  }

  /** The primary took the marks and the standby answers without them. */
  private Move stuck(Instant now) {
    return stop(
        "waited "
            + Resume.words(Duration.between(started, now))
            + ": "
            + seen
            + "; given up, nothing was promoted",
        Crossed.NOT_CROSSED);
  }

  private Move unproven(String why, Instant now) {
    if (trial.required()) {
      return stop(
          "that nothing is lost cannot be proven, and --proof required was given: "
              + why
              + "; nothing was promoted",
          Crossed.NOT_TESTED);
    }
    var facts = Value.fields(Crossed.FACT, Crossed.NOT_TESTED.word(), "Why", why);
    return new Move.End(
        new StepOutcome.Done(facts.with("Keys", Value.texts(List.of())), false), true);
  }

  private Move crossed(Duration took) {
    var facts =
        Value.fields(Crossed.FACT, Crossed.NO_LOSS.word(), "AtMost", took.toString())
            .with("Keys", Value.texts(written))
            .with("Shards", written.size());
    return new Move.End(new StepOutcome.Done(facts, false), true);
  }

  private Move stop(String reason, Crossed proof) {
    return new Move.End(
        new StepOutcome.Stopped(
            ExitCode.LOSS_ABOVE_BOUND,
            reason,
            "let the writers write again, then plan again",
            Value.fields(Crossed.FACT, proof.word())),
        true);
  }

  @Override
  public void arrived(String question, Completion completion, Instant now) {
    answers.put(question, completion);
  }

  @Override
  public void letGo() {
    trial.abandon();
  }
}
