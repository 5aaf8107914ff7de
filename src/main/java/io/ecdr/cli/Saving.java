package io.ecdr.cli;

import io.ecdr.codec.SavedPlanCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.SavedPlan;
import io.ecdr.render.PlanScreen;
import io.ecdr.render.SavedPlanScreen;
import io.ecdr.usecase.Planned;
import java.nio.file.Path;
import java.time.Duration;

/** What {@code ecdr plan} does with a plan: shows it and writes it into a file. */
final class Saving implements Ending {

  private static final Duration USUAL = Duration.ofHours(24);

  private final Console console;
  private final PlanCommand options;

  /**
   * @param options tell the file and how long the plan is valid, once they are parsed
   */
  Saving(Console console, PlanCommand options) {
    this.console = console;
    this.options = options;
  }

  @Override
  public ExitCode go(
      Planned planned, Settings settings, CommonOptions common, ChangeOptions change) {
    var desk = new Desk(console, common);
    if (planned instanceof Planned.Rejected rejected) {
      return desk.reject(rejected.why());
    }
    var ready = (Planned.Ready) planned;
    if (change.dryRun()) {
      var plan = change.accepted(ready.plan());
      return desk.show(change.confirm().planned(plan, new PlanScreen(plan)));
    }
    var saved =
        new SavedPlan(
            change.accepted(ready.plan().recording(ready.request().expectPrimary())),
            ready.request(),
            change.acceptance(),
            ready.fingerprint(),
            ready.plan().created().plus(options.validFor().orElse(USUAL)));
    Path file = options.out();
    var failed = PrivateFile.write(file, SavedPlanCodec.write(saved), "--out");
    if (failed.isPresent()) {
      return desk.reject(failed.get());
    }
    var screen = SavedPlanScreen.written(saved, file.toString(), console.clock().instant());
    return desk.show(change.confirm().planned(saved.plan(), screen));
  }
}
