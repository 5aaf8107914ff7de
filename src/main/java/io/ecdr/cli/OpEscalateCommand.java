package io.ecdr.cli;

import io.ecdr.plan.Plan;
import io.ecdr.render.PlanScreen;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.OpEscalate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a failover of a switchover that is stuck. */
@Command(
    name = "escalate",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Make a failover of a switchover that is not done: its promotion was refused, nothing came"
          + " of it, or the primary's Region went dark in the middle. The same target, within the"
          + " loss that is agreed to here. What was sent already is looked for first, and sent"
          + " again only when it was refused, or when nothing of it is seen for 30s. The"
          + " switchover does not go on any more.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr op escalate 20261123-0115-k3f9 --max-data-loss 10m --dry-run",
      "  ecdr op escalate 20261123-0115-k3f9 --accept-unknown-loss --or-detach",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the standby takes writes, confirmed by reading it back",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:no switchover, or the roles have moved; refused by checks or a pre-hook",
      "12:a process works on it, or on this cache",
      "13:declined, or confirmation needed and no terminal",
      "14:escalated already, it went on meanwhile, or of another account",
      "15:the loss shown is above what was agreed to, nothing changed",
      "16:stopped, or roles changed just now, and nobody confirms",
      "20:it is done and was read back; the trial write or a post-hook failed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed; what is left is listed",
      "30:no such operation",
      "31:no credentials, or not permitted",
      "32:a service is unreachable or throttled",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class OpEscalateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OPERATION", description = "The switchover's id.")
  private String operation;

  @Mixin private WayOutOptions wayOut;
  @Mixin private RoleOptions role;
  @Mixin private ChangeOptions change;
  @Mixin private BreakLockOptions breaking;
  @Mixin private DownOptions down;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Console console;

  OpEscalateCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var desk = new Desk(console, common);
    var state = change.confirm().state();
    var settings = breaking.on(state.on(down.on(connection.settings(common))));
    var terms =
        new OpEscalate.Terms(
            role.terms(spec, change, doors),
            change.yes(),
            wayOut.asks(change),
            wayOut.orDetach(),
            wayOut.promoteDeadline());
    var escalate = doors.opEscalate(settings);
    if (change.dryRun()) {
      var look = escalate.look(operation, terms, change::accepted);
      if (look instanceof Answer.Given<Plan> given) {
        desk.tell(given.report());
      }
      return desk.answer(look, plan -> change.confirm().planned(plan, new PlanScreen(plan)))
          .number();
    }
    change.confirm().running();
    var question = new Question(console, change.confirm(), desk.errPage());
    var flow = doors.change(settings, question, desk.progress());
    var answer =
        escalate.run(
            operation, terms, change::accepted, flow, plan -> desk.before(plan, question.asks()));
    return desk.ran(answer).number();
  }
}
