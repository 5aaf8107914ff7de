package io.ecdr.cli;

import io.ecdr.plan.Plan;
import io.ecdr.port.Consent;
import io.ecdr.render.Page;
import io.ecdr.render.PlanScreen;
import io.ecdr.render.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Asks a person, unless {@code --yes} said so beforehand. */
final class Question implements Consent {

  private final Console console;
  private final ChangeOptions options;
  private final Page page;

  Question(Console console, ChangeOptions options, Page page) {
    this.console = console;
    this.options = options;
    this.page = page;
  }

  @Override
  public Answer ask(Plan plan) {
    if (options.yes()) {
      return Answer.GIVEN;
    }
    if (!options.input() || !console.asksHere()) {
      return Answer.NOBODY_TO_ASK;
    }
    new PlanScreen(plan).brief(page);
    page.gap();
    plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .forEach(step -> page.text(2, step.title()));
    page.gap();
    console
        .err()
        .print(
            "This usually takes %s. Go on? [y/N] "
                .formatted(Words.of(plan.prediction().duration())));
    console.err().flush();
    try {
      var typed = console.in().readLine();
      var word = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
      return word.equals("y") || word.equals("yes") ? Answer.GIVEN : Answer.DECLINED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
