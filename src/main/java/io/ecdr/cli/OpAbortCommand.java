package io.ecdr.cli;

import io.ecdr.plan.Plan;
import io.ecdr.render.PlanScreen;
import io.ecdr.usecase.Answer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Undoes what an operation left that is not done. */
@Command(
    name = "abort",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Take away what an operation left that is not done: the snapshot and the files of a backup"
          + " without a manifest, a restored group that was never seen available, a Global"
          + " Datastore without a secondary. Users that it fenced get back what they had. Only what"
          + " carries the operation's tag or is named by its journal is deleted; all else is listed with the command for it. A role change is"
          + " never undone. Runs as an operation of its own; the other one then does not go on.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr op abort 20261123-0115-k3f9 --dry-run",
      "  ecdr op abort 20261123-0115-k3f9 --yes",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:undone, nothing is left; or it was undone already",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:it is done, a role change, or a backup with its manifest: nothing is undone",
      "12:a process works on it, or on one of its caches",
      "13:declined, or confirmation needed and no terminal",
      "14:it went on meanwhile, or is of another account or a newer ecdr",
      "16:automation is stopped and nobody confirms, nothing changed",
      "20:undone as far as possible; what is left is listed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed; the resume command is printed",
      "30:no such operation",
      "31:no credentials, or not permitted",
      "32:a service is unreachable or throttled",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class OpAbortCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OPERATION", description = "The operation's id.")
  private String operation;

  @Mixin private ConfirmOptions confirm;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  OpAbortCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var desk = new Desk(console, common);
    var settings = confirm.state().on(connection.settings(common));
    var abort = doors.opAbort(settings);
    if (confirm.dryRun()) {
      var look = abort.look(operation);
      if (look instanceof Answer.Given<Plan> given) {
        desk.tell(given.report());
      }
      return desk.answer(look, plan -> confirm.planned(plan, new PlanScreen(plan))).number();
    }
    confirm.running();
    var question = new Question(console, confirm, desk.errPage());
    var flow = doors.change(settings, question, desk.progress());
    return desk.ran(abort.run(operation, flow, plan -> desk.before(plan, question.asks())))
        .number();
  }
}
