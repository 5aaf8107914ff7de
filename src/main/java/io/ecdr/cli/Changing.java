package io.ecdr.cli;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.render.PlanScreen;
import io.ecdr.render.RunScreen;
import io.ecdr.usecase.Planned;

/** What all commands that change something do after planning: show, or ask and run. */
final class Changing implements Ending {

  private final Doors doors;
  private final Console console;

  Changing(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public ExitCode go(
      Planned planned, Settings settings, CommonOptions common, ChangeOptions options) {
    var desk = new Desk(console, common);
    if (planned instanceof Planned.Rejected rejected) {
      return desk.reject(rejected.why());
    }
    var plan = options.accepted(((Planned.Ready) planned).plan());
    if (options.dryRun()) {
      return desk.show(new PlanScreen(plan));
    }
    var page = desk.errPage();
    var question = new Question(console, options.confirm(), page);
    if (!common.quiet() && !(question.asks() && plan.blockers().isEmpty()) && worthTelling(plan)) {
      new PlanScreen(plan).brief(page);
      page.gap();
    }
    return desk.answer(doors.change(settings, question, desk.progress()).run(plan), RunScreen::new);
  }

  private static boolean worthTelling(Plan plan) {
    return plan.checks().stream()
        .anyMatch(c -> c.verdict() == Check.Verdict.WARN || c.verdict().blocks());
  }
}
