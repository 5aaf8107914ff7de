package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
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
import java.util.List;
import java.util.Map;

/**
 * {@code find-marks {Standby, Keys, Proof, User?, Auth?}}: looks on the new primary for the marks
 * that were read on it before the promotion. One that is gone means that the promotion lost what
 * had crossed. What cannot be reached from here proves nothing. Changes nothing. Facts: {@code
 * Proof}.
 */
final class FindMarks implements StepRun {

  /** Right after a promotion a node may not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Step.Local step;
  private final Value.Fields parameters;
  private final MarkTrial trial;
  private final Endpoints endpoints;
  private final Pauses pauses;
  private final String operation;
  private final Instant started;
  private Completion told;
  private Instant pausedUntil = Instant.MIN;
  private String seen;
  private int tries;

  /**
   * @param parameters the step's parameters with nothing bound in them
   */
  FindMarks(
      Step.Local step,
      Value.Fields parameters,
      DataMarks port,
      Endpoints endpoints,
      Pauses pauses,
      String operation,
      Instant started) {
    this.step = step;
    this.parameters = parameters;
    this.trial = new MarkTrial(port, parameters, started.plus(step.limits().timeout()));
    this.endpoints = endpoints;
    this.pauses = pauses;
    this.operation = operation;
    this.started = started;
    this.seen = step.title();
  }

  @Override
  public Move next(Instant now) {
    if (!parameters.text(Crossed.FACT).orElse("").equals(Crossed.NO_LOSS.word())) {
      return done(Crossed.NOT_TESTED, "nothing was written to the old primary to look for");
    }
    if (now.isBefore(pausedUntil)) {
      return new Move.Wait(pausedUntil, seen);
    }
    if (told == null) {
      return new Move.Send(
          Map.of("Standby", MarkTrial.describe(endpoints, parameters.fields("Standby"))),
          "reading the endpoint");
    }
    if (!trial.running()) {
      var place = trial.place(parameters.fields("Standby"), told);
      if (place.isEmpty()) {
        return again(trial.why(), now);
      }
      trial.find(place.get(), parameters.texts("Keys"), operation, now);
    }
    var said = trial.said(now);
    return said.isEmpty()
        ? new Move.Wait(now.plus(MarkTrial.GLANCE), "looking for the keys")
        : judge(said.get(), now);
  }

  private Move judge(List<Said> said, Instant now) {
    if (said.stream().allMatch(s -> s.kind() == Kind.THERE)) {
      return done(Crossed.NO_LOSS, "");
    }
    return again(MarkTrial.words(said), now, said.stream().anyMatch(s -> s.kind() == Kind.MISSING));
  }

  private Move again(String why, Instant now) {
    return again(why, now, false);
  }

  private Move again(String why, Instant now, boolean missing) {
    seen = why;
    told = null;
    if (!trial.hopeless() && now.isBefore(started.plus(PATIENCE))) {
      pausedUntil = now.plus(pauses.retry(++tries));
      return new Move.Wait(pausedUntil, seen);
    }
    return missing ? lost(why) : done(Crossed.NOT_TESTED, why);
  }

  private static Move done(Crossed proof, String why) {
    var facts = Value.fields(Crossed.FACT, proof.word());
    return new Move.End(
        new StepOutcome.Done(why.isEmpty() ? facts : facts.with("Why", why), false), true);
  }

  private static Move lost(String why) {
    return new Move.End(
        new StepOutcome.Stopped(
            ExitCode.INCOMPLETE,
            "the roles have moved, and what had crossed before is not there any more: " + why,
            "writes were lost; look before writers go on",
            Value.fields(Crossed.FACT, Crossed.LOST.word())),
        true);
  }

  @Override
  public void arrived(String question, Completion completion, Instant now) {
    told = completion;
  }

  @Override
  public void letGo() {
    trial.abandon();
  }
}
