package io.ecdr.cli;

import io.ecdr.render.ResumeScreen;
import io.ecdr.usecase.Rejection;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with an operation that was cut short. */
@Command(
    name = "resume",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Go on with an operation that was killed, interrupted or timed out. It was confirmed when it"
          + " began; each step looks first and sends nothing twice. One that another machine began is"
          + " found with --state-bucket.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr op resume 20261123-0115-k3f9 --dry-run",
      "  ecdr op resume 20261123-0115-k3f9",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done and confirmed",
      "2:bad usage or configuration",
      "11:refused by a pre-hook, or by what is measured again, nothing changed",
      "12:a process works on it now",
      "14:of another account or a newer ecdr, refused before, or writers may write again",
      "15:measured again, the loss is above the bound; nothing changed",
      "16:stopped, or roles changed just now, and nobody is at the terminal",
      "20:incomplete: the main thing is done, a follow-up failed",
      "21:outcome unknown",
      "22:timed out waiting, still going on at AWS",
      "24:failed",
      "30:no such operation",
      "31:no credentials, or not permitted",
      "32:a service is unreachable or throttled",
      "130:interrupted",
      "143:terminated",
    })
public final class OpResumeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OPERATION", description = "The operation's id.")
  private String operation;

  @Option(
      names = "--dry-run",
      description = "Show what is left to do; send nothing that changes anything.")
  private boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Taken for scripts; nothing is asked here.")
  private boolean yes;

  @Mixin private StateOptions state;
  @Mixin private BreakLockOptions breaking;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  OpResumeCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var desk = new Desk(console, common);
    var settings = breaking.on(state.on(connection.settings(common)));
    boolean attended = !yes && console.asksHere();
    var stopped =
        !dryRun && !attended && settings.breakLock().isEmpty()
            ? doors.automation(settings).refusal()
            : Optional.<Rejection>empty();
    if (stopped.isPresent()) {
      return desk.reject(stopped.get()).number();
    }
    var flow = doors.opResume(settings, attended, desk.progress());
    return (dryRun
            ? desk.answer(flow.look(operation), ResumeScreen::new)
            : desk.ran(flow.run(operation)))
        .number();
  }
}
