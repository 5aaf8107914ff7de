package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.ProofSteps;
import io.ecdr.plan.Step;
import io.ecdr.port.DataProbe;
import io.ecdr.port.DataReading;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads what a restored cache holds and judges it. What cannot be reached from here is soon given
 * up: that says nothing about the data. Sends nothing to AWS and writes nothing to the engines, so
 * it may begin anew.
 */
final class ProofRun implements StepRun {

  private static final Duration GLANCE = Duration.ofMillis(50);
  private static final Duration BUDGET = Duration.ofSeconds(5);
  private static final Duration EACH_SHARD = Duration.ofMillis(250);
  private static final Duration UNREACHED = Duration.ofMillis(600);
  private static final int SAMPLE = 50;

  private final Step.Local step;
  private final Value.Fields parameters;
  private final DataReading port;
  private final Pauses pauses;
  private final Instant started;
  private final Instant deadline;
  private DataReading.Attempt attempt;
  private Instant begun;
  private Instant pausedUntil = Instant.MIN;
  private String seen;
  private int tries;

  /**
   * @param parameters the step's parameters with nothing bound in them
   */
  ProofRun(
      Step.Local step, Value.Fields parameters, DataReading port, Pauses pauses, Instant started) {
    this.step = step;
    this.parameters = parameters;
    this.port = port;
    this.pauses = pauses;
    this.started = started;
    this.deadline = started.plus(step.limits().timeout());
    this.seen = step.title();
  }

  @Override
  public Move next(Instant now) {
    if (now.isBefore(pausedUntil)) {
      return new Move.Wait(pausedUntil, seen);
    }
    if (attempt == null) {
      begun = now;
      tries++;
      attempt = port.read(question());
    }
    var told = attempt.told();
    if (told.isPresent()) {
      attempt = null;
      return judge(told.get(), now);
    }
    if (now.isBefore(begun.plus(budget()))) {
      return new Move.Wait(now.plus(GLANCE), "reading back what is there");
    }
    attempt.abandon();
    attempt = null;
    return unread("no answer within " + Resume.words(budget()));
  }

  private Duration budget() {
    return BUDGET.plus(EACH_SHARD.multipliedBy(parameters.number("Shards").orElse(1L)));
  }

  private DataReading.Question question() {
    var address = parameters.text("Endpoint").orElse("");
    int colon = address.lastIndexOf(':');
    return new DataReading.Question(
        address.substring(0, colon),
        Integer.parseInt(address.substring(colon + 1)),
        parameters.flag("Cluster").orElse(false),
        parameters.flag("Tls").orElse(false),
        parameters.text("User"),
        parameters.text("Auth"),
        SAMPLE,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5));
  }

  private Move judge(DataReading.Told told, Instant now) {
    if (told.content().isPresent()) {
      var expected = ProofSteps.expected(parameters);
      var verdict =
          DataVerdict.of(told.content().get(), expected, parameters.text("Counting"), now);
      return new Move.End(judgedLater() ? DataVerdict.asFacts(verdict) : verdict, true);
    }
    boolean loading = told.kind() == DataProbe.Kind.REFUSED;
    var at = now.plus(pauses.retry(tries));
    var until = loading ? deadline : started.plus(UNREACHED);
    if (told.kind() != DataProbe.Kind.LOGIN && at.isBefore(until)) {
      seen = told.words() + "; trying again";
      pausedUntil = at;
      return new Move.Wait(at, seen);
    }
    return unread(told.words());
  }

  private boolean judgedLater() {
    return parameters.flag(ProofSteps.GOES_ON).orElse(false);
  }

  private Move unread(String why) {
    return new Move.End(
        DataVerdict.unread(
            "it cannot be read from here: " + why,
            "compare it from a host that reaches " + parameters.text("Endpoint").orElse("it")),
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
