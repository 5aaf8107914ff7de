package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Publication;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.PublishByHand;
import io.ecdr.plan.PublishCalls;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Told;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code publish-… {Region, Place, Endpoint}}: the place says the endpoint. It looks before it
 * writes and after, and only what was read back counts; writing the same twice does no harm. What a
 * failure leaves: the place as it was, or saying the endpoint.
 */
abstract class Publishing implements Work {

  private static final int MOST_LOOKS = 60;
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /**
   * What is to be said where.
   *
   * @param text what the place says in the end
   * @param spreads whether it is waited for until everybody can read it
   */
  record Target(Publication place, Region region, String text, boolean spreads) {}

  /** What is there. */
  sealed interface There {

    /** What it should say. */
    record Said() implements There {}

    /** Something else, which this call replaces. */
    record Other(Call put) implements There {}

    /** Something that is left alone. */
    record Unfit(String why) implements There {}

    /** Nothing, and it has to be made first. */
    record Missing(String why, String make) implements There {}
  }

  /** What an answer tells of the place. */
  abstract There judge(Target target, Value.Fields told, Dialogue dialogue);

  /**
   * What is still to wait for once the place says it; empty when there is nothing.
   *
   * @param taken what the call that wrote it was answered
   */
  Optional<Turn> spreading(Target target, Value.Fields taken, Dialogue dialogue) {
    return Optional.empty();
  }

  @Override
  public final Optional<Turn.Stop> overdue(Value.Fields parameters, String at) {
    var target = target(parameters);
    return Optional.of(
        new Turn.Stop(
            ExitCode.TIMED_OUT,
            words(target) + " does not say " + target.text() + " in time; the last: " + at,
            "look whether it answers; or by hand: " + byHand(target)));
  }

  @Override
  public final Turn next(Value.Fields parameters, Dialogue dialogue) {
    var endpoint = parameters.text("Endpoint").orElse("");
    return endpoint.matches("[^\\s:]+:\\d+")
        ? turn(target(parameters), dialogue)
        : new Turn.Stop(
            ExitCode.FAILED,
            "where the new primary is reached was not told: '" + endpoint + "'",
            "write it by hand to where it says: " + parameters.text("Place").orElse(""));
  }

  private static Target target(Value.Fields parameters) {
    var place = Publication.of(parameters.text("Place").orElse(""));
    return new Target(
        place,
        new Region(parameters.text("Region").orElse("")),
        place.form().of(parameters.text("Endpoint").orElse("")),
        parameters.flag("Spread").orElse(true));
  }

  private static String words(Target target) {
    return target.place().words(target.region());
  }

  private Turn turn(Target target, Dialogue dialogue) {
    var words = words(target);
    var look = PublishCalls.value(dialogue.calls(), target.region(), target.place());
    Optional<Value.Fields> taken = Optional.empty();
    for (int i = 1; i <= MOST_LOOKS; i++) {
      var seen = dialogue.ask("look#" + i, look);
      if (seen.isEmpty()) {
        return new Turn.Ask("reading " + words);
      }
      if (!(seen.get() instanceof Completion.Answered answered)) {
        return stop(target, look, seen.get(), dialogue);
      }
      var there = judge(target, answered.body(), dialogue);
      if (there instanceof There.Said) {
        var facts = Value.fields("Place", target.place().typed(), Told.SAID, target.text());
        return taken
            .flatMap(answer -> spreading(target, answer, dialogue))
            .orElseGet(() -> new Turn.Done(facts));
      }
      if (there instanceof There.Unfit unfit) {
        return new Turn.Stop(
            ExitCode.FAILED, words + ": " + unfit.why(), hint("", target, dialogue));
      }
      if (there instanceof There.Missing gone) {
        return new Turn.Stop(
            ExitCode.NOT_FOUND, words + ": " + gone.why(), missing(gone.make(), dialogue));
      }
      if (taken.isEmpty()) {
        var put = ((There.Other) there).put();
        var sent = dialogue.ask("put#" + i, put);
        if (sent.isEmpty()) {
          return new Turn.Ask("writing " + target.text() + " to " + words);
        }
        if (sent.get() instanceof Completion.Answered done) {
          taken = Optional.of(done.body());
          continue;
        }
        if (!(sent.get() instanceof Completion.Lost)) {
          return stop(target, put, sent.get(), dialogue);
        }
      }
      if (dialogue.heard("pause#" + i).isEmpty()) {
        return new Turn.Pause("pause#" + i, AGAIN, words + " does not say " + target.text());
      }
    }
    return new Turn.Stop(
        ExitCode.FAILED,
        words + " does not say " + target.text() + ", though that was taken on",
        hint("", target, dialogue));
  }

  static Turn stop(Target target, Call call, Completion completion, Dialogue dialogue) {
    if (completion instanceof Completion.Refused refused
        && refused.kind() == RefusalKind.NOT_FOUND) {
      return new Turn.Stop(
          Refusals.code(completion),
          Refusals.words(call, completion),
          missing(PublishByHand.make(target.place(), target.region(), target.text()), dialogue));
    }
    var hint =
        completion instanceof Completion.Refused refused ? Refusals.hint(call, refused.kind()) : "";
    return new Turn.Stop(
        Refusals.code(completion),
        Refusals.words(call, completion),
        hint(hint.replace(", then resume", ""), target, dialogue));
  }

  /** There is nothing to write to, so that comes first. */
  static String missing(String make, Dialogue dialogue) {
    return Resume.after(make, dialogue.operation());
  }

  private static String hint(String first, Target target, Dialogue dialogue) {
    return Resume.after(first, dialogue.operation()) + "; or by hand: " + byHand(target);
  }

  private static String byHand(Target target) {
    return PublishByHand.write(target.place(), target.region(), target.text());
  }
}
