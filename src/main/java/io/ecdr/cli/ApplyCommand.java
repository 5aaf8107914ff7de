package io.ecdr.cli;

import io.ecdr.codec.SavedPlanCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.SavedPlan;
import io.ecdr.render.PlanScreen;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.Rejection;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies a saved plan. */
@Command(
    name = "apply",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Apply a saved plan, once. Looks at everything again first; a plan that does not fit any more"
          + " is refused, and what is different is named. Nothing here changes what the plan"
          + " means.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr apply failover.json --dry-run",
      "  ecdr apply failover.json",
      "  ecdr apply failover.json --yes --expect-digest 6f0c… -o json",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done and confirmed",
      "2:bad usage, or no such file",
      "10:with --detailed-exitcode: it would change something",
      "11:refused by checks or a pre-hook, nothing changed",
      "12:another operation works on this cache",
      "13:declined, or confirmation needed and no terminal",
      "14:expired, applied already, altered, or it does not fit any more",
      "15:the loss shown is above what was agreed to, nothing changed",
      "16:stopped, or roles changed just now, and nobody confirms",
      "20:done, and a follow-up failed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed; what is left is listed",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "40:verification failed",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class ApplyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "A file that ecdr plan made.")
  private Path file;

  @Option(
      names = "--expect-digest",
      paramLabel = "HEX",
      description = "Refuse any other plan than the one with this digest, which show tells.")
  private String digest;

  @Mixin private ConfirmOptions confirm;
  @Mixin private BreakLockOptions breaking;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  ApplyCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!confirm.dryRun()) {
      confirm.running();
    }
    var desk = new Desk(console, common);
    var read = PlanFile.read(file);
    if (read instanceof Answer.Rejected<SavedPlan> rejected) {
      return desk.reject(rejected.why()).number();
    }
    var saved = ((Answer.Given<SavedPlan>) read).report();
    var found = SavedPlanCodec.digest(saved);
    if (digest != null && !digest.toLowerCase(Locale.ROOT).equals(found)) {
      return desk.reject(
              new Rejection(
                  ExitCode.PLAN_REFUSED,
                  file + " is another plan than expected: its digest is " + found,
                  "look at it: ecdr show " + file))
          .number();
    }
    return apply(desk, saved).number();
  }

  private ExitCode apply(Desk desk, SavedPlan saved) {
    var settings = breaking.on(confirm.state().on(connection.settings(common)));
    var question = new Question(console, confirm, desk.errPage());
    var apply = doors.apply(settings, question, desk.progress());
    boolean unattended = !question.asks();
    if (confirm.dryRun()) {
      return desk.answer(
          apply.look(saved, unattended, desk::tell),
          plan -> confirm.planned(plan, new PlanScreen(plan)));
    }
    var answer = apply.run(saved, unattended, plan -> desk.before(plan, !unattended));
    return desk.ran(
        Escalated.of(
            answer,
            saved.request(),
            doors,
            settings,
            desk,
            question,
            plan -> plan.accepting(saved.acceptance())));
  }
}
