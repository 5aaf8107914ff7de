package io.ecdr.cli;

import io.ecdr.render.AdvanceScreen;
import io.ecdr.usecase.Rejection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with an operation until nothing is left but waiting. */
@Command(
    name = "advance",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Go on with an operation until nothing is left but waiting, then end at once with exit code"
          + " 10 and say how long to wait, so that a scheduler can do the waiting. What must not be"
          + " left alone in the middle, such as a role change, is seen through.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr op advance 20261123-0115-k3f9",
      "  ecdr op advance 20261123-0115-k3f9 --for 5m -o json",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done and confirmed",
      "2:bad usage or configuration",
      "10:it waits; the result says for what and how long (waitSeconds)",
      "11:what is measured again forbids it; nothing changed",
      "12:a process works on it now",
      "14:of another account or a newer ecdr, refused before, or writers may write again",
      "15:measured again, the loss is above the bound; nothing changed",
      "16:stopped, or roles changed just now, and nobody is at the terminal",
      "20:incomplete: the main thing is done, a follow-up failed",
      "21:outcome unknown",
      "22:a step's time is over, still going on at AWS",
      "24:failed",
      "30:no such operation",
      "31:no credentials, or not permitted",
      "32:a service is unreachable or throttled",
      "130:interrupted",
      "143:terminated",
    })
public final class OpAdvanceCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OPERATION", description = "The operation's id.")
  private String operation;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Wait by itself for so long before it ends. Default: not at all.")
  private Duration time;

  @Mixin private StateOptions state;
  @Mixin private BreakLockOptions breaking;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  OpAdvanceCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var desk = new Desk(console, common);
    var settings = breaking.on(state.on(connection.settings(common)));
    boolean attended = console.asksHere();
    var stopped =
        !attended && settings.breakLock().isEmpty()
            ? doors.automation(settings).refusal()
            : Optional.<Rejection>empty();
    if (stopped.isPresent()) {
      return desk.reject(stopped.get()).number();
    }
    var slice = doors.opAdvance(settings, attended, desk.progress());
    var answer = slice.run(operation, time == null ? Duration.ZERO : time);
    return desk.ran(answer, AdvanceScreen::new).number();
  }
}
