package io.ecdr.cli;

import io.ecdr.render.OpShowScreen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one operation. */
@Command(
    name = "show",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show one operation: its steps, how each ended, what to type next. One of another machine"
          + " is found with --state-bucket; without one nothing is sent.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr op show 20261123-0115-k3f9",
      "  ecdr op show 20261123-0115-k3f9 -o json",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it is shown", "2:bad usage or configuration", "30:no such operation"})
public final class OpShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OPERATION", description = "The operation's id.")
  private String operation;

  @Mixin private StateOptions state;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  OpShowCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var answer = doors.opShow(state.on(connection.settings(common))).read(operation);
    return new Desk(console, common).answer(answer, OpShowScreen::new).number();
  }
}
