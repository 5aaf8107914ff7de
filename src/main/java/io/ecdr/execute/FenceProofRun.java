package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Fenced;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.DataProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Tries to write a key, which the engine must refuse because of the user's access. A write that is
 * taken is tried again for a while, since nobody knows how long a changed access string takes to
 * the nodes. What cannot be reached from here, or lets nobody in, says nothing about the fence.
 *
 * <p>What a failure leaves behind: perhaps a key that expires within a minute. It may begin anew.
 */
final class FenceProofRun implements StepRun {

  private static final Duration GLANCE = Duration.ofMillis(50);
  private static final Duration BUDGET = Duration.ofSeconds(5);
  private static final Duration UNREACHED = Duration.ofMillis(600);
  private static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);

  private final Step.Local step;
  private final Value.Fields parameters;
  private final DataProbe port;
  private final Pauses pauses;
  private final String operation;
  private final Instant started;
  private final Instant deadline;
  private DataProbe.Attempt attempt;
  private Instant begun;
  private Instant pausedUntil = Instant.MIN;
  private String seen;
  private int tries;

  /**
   * @param parameters the step's parameters with nothing bound in them
   */
  FenceProofRun(
      Step.Local step,
      Value.Fields parameters,
      DataProbe port,
      Pauses pauses,
      String operation,
      Instant started) {
    this.step = step;
    this.parameters = parameters;
    this.port = port;
    this.pauses = pauses;
    this.operation = operation;
    this.started = started;
    this.deadline = started.plus(step.limits().timeout());
    this.seen = step.title();
  }

  @Override
  public Move next(Instant now) {
    if (now.isBefore(pausedUntil)) {
      return new Move.Wait(pausedUntil, seen);
    }
    if (nothing()) {
      return new Move.End(new StepOutcome.Done(Value.fields(Fenced.FACT, "none"), false), true);
    }
    if (attempt == null) {
      if (endpoint().lastIndexOf(':') <= 0) {
        return unknown("no endpoint is told of it");
      }
      begun = now;
      tries++;
      attempt = port.begin(trial(now));
    }
    var answers = attempt.answers();
    if (answers.isPresent()) {
      attempt = null;
      return judge(answers.get(), now);
    }
    if (now.isBefore(begun.plus(BUDGET))) {
      return new Move.Wait(now.plus(GLANCE), "trying a write to " + endpoint());
    }
    attempt.abandon();
    attempt = null;
    return unknown("no answer within " + Resume.words(BUDGET));
  }

  private String endpoint() {
    return parameters.text("Endpoint").orElse("");
  }

  private DataProbe.Trial trial(Instant now) {
    int colon = endpoint().lastIndexOf(':');
    return new DataProbe.Trial(
        endpoint().substring(0, colon),
        Integer.parseInt(endpoint().substring(colon + 1)),
        parameters.flag("Cluster").orElse(false),
        parameters.flag("Tls").orElse(false),
        parameters.text("User"),
        parameters.text("Auth"),
        "ecdr:fence:" + operation + ":" + Long.toString(now.toEpochMilli(), 36),
        operation,
        TIME_TO_LIVE,
        Duration.ofSeconds(2),
        Duration.ofSeconds(2));
  }

  /** Where nobody was to be fenced there is nothing to prove. */
  private boolean nothing() {
    return parameters.text("Way").filter("none"::equals).isPresent();
  }

  private Move judge(List<DataProbe.Answer> answers, Instant now) {
    var last = answers.get(answers.size() - 1);
    var words = last.place() + ": " + last.words();
    var as = parameters.text("User").orElse("default");
    if (refusedToWrite(last) && !parameters.texts("Names").contains(as)) {
      return unknown("user " + as + " was refused, who could not write before either");
    }
    if (refusedToWrite(last)) {
      return new Move.End(
          new StepOutcome.Done(
              Value.fields(Fenced.FACT, Fenced.PROVEN.word(), "Said", words, "As", as)
                  .with("At", now.toString()),
              false),
          true);
    }
    return switch (last.kind()) {
      case WRITTEN -> {
        var at = now.plus(pauses.look(Duration.between(started, now)));
        yield at.isBefore(deadline)
            ? again("a write was taken by " + last.place(), at)
            : holdsNot(last.place(), now);
      }
      case UNREACHABLE -> {
        var at = now.plus(pauses.retry(tries));
        yield at.isBefore(started.plus(UNREACHED)) ? again(words, at) : unknown(words);
      }
      case LOGIN, REFUSED -> unknown(words);
    };
  }

  /**
   * The engines' words are {@code NOPERM … no permissions to run the 'set' command}. A refusal for
   * another reason (a replica, a key outside of the user's) proves nothing.
   */
  private static boolean refusedToWrite(DataProbe.Answer answer) {
    var words = answer.words().toLowerCase(Locale.ROOT);
    return words.startsWith("noperm") && words.contains("'set'");
  }

  private Move again(String why, Instant at) {
    seen = why + "; trying again";
    pausedUntil = at;
    return new Move.Wait(at, seen);
  }

  private Move holdsNot(String place, Instant now) {
    return stop(
        ExitCode.VERIFICATION_FAILED,
        Fenced.WRITES,
        "a write was still taken by "
            + place
            + " "
            + Resume.words(Duration.between(started, now))
            + " after its users may read only",
        "see who may write: aws elasticache describe-users --region "
            + parameters.text("Region").orElse("")
            + "; or keep the clients off by their network");
  }

  private Move unknown(String why) {
    if (parameters.flag(Fenced.GOES_ON).orElse(false)) {
      return new Move.End(
          new StepOutcome.Done(
              Value.fields(Fenced.FACT, Fenced.UNKNOWN.word(), "Why", why)
                  .with("At", started.toString()),
              false),
          true);
    }
    return stop(
        ExitCode.INCOMPLETE,
        Fenced.UNKNOWN,
        "its users may read only, but whether a write is refused is unknown: " + why,
        "try a write from a host that reaches "
            + endpoint()
            + ", as one of its users (--probe-user, --probe-auth)");
  }

  private static Move stop(ExitCode code, Fenced fenced, String reason, String hint) {
    return new Move.End(
        new StepOutcome.Stopped(code, reason, hint, Value.fields(Fenced.FACT, fenced.word())),
        true);
  }

  @Override
  public void arrived(String key, Completion completion, Instant now) {
    throw new IllegalStateException(step.id() + " asks AWS nothing");
  }

  @Override
  public void letGo() {
    if (attempt != null) {
      attempt.abandon();
    }
  }
}
