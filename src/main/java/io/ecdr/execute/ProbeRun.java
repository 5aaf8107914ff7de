package io.ecdr.execute;

import io.ecdr.journal.Entry;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe.Mode;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Probed;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.DataProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads the roles and the endpoint, writes a key per shard, and judges what came of it. A refused
 * write is tried again for a while, because right after a promotion a node may still refuse; what
 * cannot be reached from here is soon given up where nothing hangs on it, and the roles are read
 * twice more instead.
 *
 * <p>What a failure leaves behind: keys that expire, and the role change, which is done. Whatever
 * ends it, it may begin anew.
 */
final class ProbeRun implements StepRun {

  private static final Duration GLANCE = Duration.ofMillis(50);
  private static final Duration SLACK = Duration.ofMillis(250);
  private static final Duration UNREACHED = Duration.ofMillis(600);
  private static final int CONFIRMATIONS = 2;

  private enum Phase {
    LOOKING,
    TRYING
  }

  private final Step.Probe step;
  private final Roles roles;
  private final DataProbe port;
  private final Predicate<Entry> journal;
  private final Pauses pauses;
  private final String operation;
  private final Instant started;
  private final ProbeWords words;

  private Phase phase = Phase.LOOKING;
  private Instant pausedUntil = Instant.MIN;
  private String seen;
  private Value.Fields group = Value.Fields.NONE;
  private DataProbe.Attempt attempt;
  private String key = "";
  private Instant firstTry;
  private Instant lastTry;
  private int tries;
  private boolean answeredOnce;
  private int toConfirm;

  /**
   * @param journal takes an entry; false when nothing can be written down any more
   */
  ProbeRun(
      Step.Probe step,
      Roles roles,
      DataProbe port,
      Predicate<Entry> journal,
      Pauses pauses,
      String operation,
      Instant started) {
    this.step = step;
    this.roles = roles;
    this.port = port;
    this.journal = journal;
    this.pauses = pauses;
    this.operation = operation;
    this.started = started;
    this.words = new ProbeWords(operation);
    this.seen = step.title();
  }

  @Override
  public Move next(Instant now) {
    if (now.isBefore(pausedUntil)) {
      return new Move.Wait(pausedUntil, seen);
    }
    if (phase == Phase.LOOKING) {
      return look(now);
    }
    return attempt == null ? begin(now) : trying(now);
  }

  @Override
  public void arrived(String question, Completion completion, Instant now) {
    roles.arrived(question, completion);
  }

  @Override
  public void letGo() {
    if (attempt != null) {
      attempt.abandon();
    }
  }

  private Move look(Instant now) {
    var reading = roles.read(now);
    if (!reading.open().isEmpty()) {
      return new Move.Send(reading.open(), "reading the roles and the endpoint");
    }
    roles.begin();
    if (reading.group().isEmpty()) {
      seen = reading.seen();
      boolean over = reading.never() || !now.isBefore(started.plus(step.limits().timeout()));
      return over
          ? stop(words.rolesUnsure(seen), Probed.NOT_TESTED)
          : pause(pauses.look(Duration.between(started, now)), now);
    }
    group = reading.group().get();
    words.roles(reading.seen());
    if (toConfirm == 0) {
      phase = Phase.TRYING;
      return begin(now);
    }
    toConfirm--;
    return toConfirm > 0 ? pause(pauses.look(Duration.ZERO), now) : notTested();
  }

  private Move notTested() {
    var facts =
        Value.fields(
                Probed.FACT, Probed.NOT_TESTED.word(), "Why", words.why(), "Hint", words.hint())
            .with("Roles", words.roles());
    return new Move.End(new StepOutcome.Done(facts, false), true);
  }

  private Move begin(Instant now) {
    firstTry = firstTry == null ? now : firstTry;
    lastTry = now;
    tries++;
    var address = group.text("Endpoint");
    if (address.isEmpty()) {
      phase = Phase.LOOKING;
      return judge(unreachable(step.group(), "no endpoint is told of it"), now);
    }
    key = "ecdr:probe:" + operation + ":" + Long.toString(now.toEpochMilli(), 36);
    if (!journal.test(new Entry.Probing(now, step.id(), key))) {
      return stop(words.unwritten(), Probed.NOT_TESTED);
    }
    attempt = port.begin(ProbeTrial.of(step, group, key, operation));
    return trying(now);
  }

  private Move trying(Instant now) {
    var answers = attempt.answers();
    if (answers.isPresent()) {
      return answered(answers.get(), now);
    }
    var place = group.text("Endpoint").orElse("");
    if (now.isBefore(lastTry.plus(budget()))) {
      seen = "writing a key per shard to " + place;
      return new Move.Wait(now.plus(GLANCE), seen);
    }
    boolean reached = attempt.reached();
    attempt.abandon();
    return answered(
        unreachable(
            place,
            (reached ? "it accepts connections and does not answer" : "no connection")
                + " within "
                + Resume.words(budget())),
        now);
  }

  /** What one attempt may take: more once it is connected, and more with many shards. */
  private Duration budget() {
    var times = step.times();
    var longest =
        times.connect().plus(times.answer()).plusMillis(50L * group.list("NodeGroups").size());
    return attempt.reached() ? longest : times.connect().plus(SLACK);
  }

  private static List<DataProbe.Answer> unreachable(String place, String why) {
    return List.of(new DataProbe.Answer(place, DataProbe.Kind.UNREACHABLE, why));
  }

  private Move answered(List<DataProbe.Answer> answers, Instant now) {
    attempt = null;
    boolean written = answers.get(answers.size() - 1).kind() == DataProbe.Kind.WRITTEN;
    var said = ProbeWords.of(answers);
    if (!journal.test(new Entry.Probed(now, step.id(), key, written, said)) && !written) {
      return stop(words.unwritten(), Probed.NOT_TESTED);
    }
    return judge(answers, now);
  }

  private Move judge(List<DataProbe.Answer> answers, Instant now) {
    var last = answers.get(answers.size() - 1);
    answeredOnce |= answers.size() > 1 || last.kind() == DataProbe.Kind.REFUSED;
    boolean needed = step.choice().mode() == Mode.REQUIRED;
    words.said(answers, step.choice(), tries);
    return switch (last.kind()) {
      case WRITTEN -> passed(answers.size());
      case LOGIN -> needed ? stop(words.reason(), Probed.NOT_TESTED) : confirm(now);
      case REFUSED, UNREACHABLE -> {
        boolean soon = !answeredOnce && !needed;
        var at = now.plus(pauses.retry(tries));
        if (at.isBefore(firstTry.plus(soon ? UNREACHED : step.times().patience()))) {
          seen = words.said() + "; trying again";
          pausedUntil = at;
          yield new Move.Wait(at, seen);
        }
        yield soon
            ? confirm(now)
            : stop(words.reason(), answeredOnce ? Probed.REFUSED : Probed.NOT_TESTED);
      }
    };
  }

  private Move passed(int shards) {
    var facts =
        Value.fields(Probed.FACT, Probed.PASSED.word())
            .with("Shards", shards)
            .with("Roles", words.roles());
    return new Move.End(new StepOutcome.Done(facts, false), true);
  }

  /** Nothing can be told about writes from here, so the roles must be told twice more. */
  private Move confirm(Instant now) {
    toConfirm = CONFIRMATIONS;
    phase = Phase.LOOKING;
    seen = words.said() + "; reading the roles again";
    return look(now);
  }

  private Move stop(String reason, Probed probed) {
    return new Move.End(
        new StepOutcome.Stopped(
            ExitCode.INCOMPLETE,
            reason,
            Resume.after(words.hint(), operation),
            Value.fields(Probed.FACT, probed.word())),
        true);
  }

  private Move pause(Duration time, Instant now) {
    pausedUntil = now.plus(time);
    return new Move.Wait(pausedUntil, seen);
  }
}
