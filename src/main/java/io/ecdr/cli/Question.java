package io.ecdr.cli;

import io.ecdr.model.EvacuateRequest;
import io.ecdr.plan.Check;
import io.ecdr.plan.DeletePlanner;
import io.ecdr.plan.DiscardChecks;
import io.ecdr.plan.EvacuationPlanner;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.port.Asking;
import io.ecdr.port.Consent;
import io.ecdr.render.Page;
import io.ecdr.render.PlanScreen;
import io.ecdr.render.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** Asks a person, unless {@code --yes} said so beforehand. */
final class Question implements Consent {

  private final Console console;
  private final ConfirmOptions options;
  private final Page page;

  Question(Console console, ConfirmOptions options, Page page) {
    this.console = console;
    this.options = options;
    this.page = page;
  }

  /** Whether a person will be asked. */
  boolean asks() {
    return !options.yes() && options.input() && console.asksHere();
  }

  @Override
  public boolean person() {
    return asks();
  }

  @Override
  public Answer ask(Plan plan) {
    if (options.yes()) {
      return typed(plan) ? Answer.DECLINED : Answer.GIVEN;
    }
    if (!options.input() || !console.asksHere()) {
      return Answer.NOBODY_TO_ASK;
    }
    new PlanScreen(plan).brief(page);
    page.gap();
    plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .forEach(step -> page.text(2, step.title()));
    plan.checks().stream()
        .filter(check -> check.id().equals(Check.LOSS))
        .forEach(check -> page.text(2, "Would be lost: " + check.observed()));
    page.gap();
    var name = nameToType(plan);
    console
        .err()
        .print(
            "This usually takes %s. %s "
                .formatted(
                    Words.of(plan.prediction().duration()),
                    name.map(n -> "Type " + n + " to go on:").orElse("Go on? [y/N]")));
    console.err().flush();
    try {
      var typed = console.in().readLine();
      var word = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
      boolean agreed = name.map(word::equals).orElse(word.equals("y") || word.equals("yes"));
      return agreed ? Answer.GIVEN : Answer.DECLINED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Asking asking() {
    return asks() ? new DetachQuestion(console) : Asking.NOBODY;
  }

  /** Whether somebody agreed to lose data only if it is typed at a terminal. */
  private static boolean typed(Plan plan) {
    return plan.checks().stream()
        .anyMatch(c -> c.id().equals(DiscardChecks.CHECK) && c.verdict() == Check.Verdict.WARN);
  }

  /** Neither a role change nor the end of a cache is agreed to by the habit of typing y. */
  private static Optional<String> nameToType(Plan plan) {
    var discarded = plan.checks().stream().filter(c -> c.id().equals(DiscardChecks.CHECK));
    var old = discarded.map(Check::limit).findFirst();
    if (old.isPresent()) {
      return old;
    }
    if (plan.verb().equals(DeletePlanner.VERB)) {
      return plan.checks().stream()
          .map(Check::id)
          .filter(id -> id.startsWith(DeletePlanner.CHECK))
          .map(id -> id.substring(DeletePlanner.CHECK.length()))
          .findFirst();
    }
    if (plan.verb().equals(EvacuateRequest.VERB)) {
      return plan.lanes().stream()
          .flatMap(lane -> lane.evacuated().stream())
          .map(saved -> saved.source().region() + " " + EvacuationPlanner.count(plan))
          .findFirst();
    }
    return plan.lanes().stream()
        .filter(lane -> lane.steps().stream().anyMatch(Question::weighty))
        .map(lane -> lane.cache().id())
        .findFirst();
  }

  private static boolean weighty(Step step) {
    return step instanceof Step.Ladder
        || (step instanceof Step.Act act
            && act.call().action().equals("DisassociateGlobalReplicationGroup"));
  }
}
