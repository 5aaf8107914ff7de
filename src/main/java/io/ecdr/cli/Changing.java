package io.ecdr.cli;

import io.ecdr.model.ExitCode;
import io.ecdr.render.PlanScreen;
import io.ecdr.usecase.Planned;

/** What all commands that change something do after planning: show, or ask and run. */
final class Changing implements Ending {

  private final Doors doors;
  private final Console console;
  private final boolean previews;
  private final boolean asks;

  Changing(Doors doors, Console console) {
    this(doors, console, false, false);
  }

  private Changing(Doors doors, Console console, boolean previews, boolean asks) {
    this.doors = doors;
    this.console = console;
    this.previews = previews;
    this.asks = asks;
  }

  /** The same for commands that only show what they would do until somebody says yes. */
  Changing previewing() {
    return new Changing(doors, console, true, false);
  }

  /** The same, but a person who can be asked is asked. */
  Changing asking() {
    return new Changing(doors, console, true, true);
  }

  @Override
  public ExitCode go(
      Planned planned, Settings settings, CommonOptions common, ChangeOptions options) {
    var desk = new Desk(console, common);
    if (planned instanceof Planned.Rejected rejected) {
      return desk.reject(rejected.why());
    }
    var ready = (Planned.Ready) planned;
    var plan = options.accepted(ready.plan());
    var question = new Question(console, options.confirm(), desk.errPage());
    boolean shows = previews && !options.yes() && !(asks && question.asks());
    if (options.dryRun() || shows) {
      desk.tell(plan);
      return desk.show(options.confirm().planned(plan, new PlanScreen(plan)));
    }
    options.confirm().running();
    desk.before(plan, question.asks());
    var shared = options.confirm().state().on(settings);
    var answer = doors.change(shared, question, desk.progress()).run(plan);
    return desk.ran(
        Escalated.of(
            answer,
            ready.request(),
            doors,
            shared,
            desk,
            question,
            p -> p.accepting(options.acceptance())));
  }
}
