package io.ecdr.cli;

import io.ecdr.render.OpListScreen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists operations. */
@Command(
    name = "list",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "List the operations of this machine, newest first. With --state-bucket also the newest of"
          + " other machines; without one nothing is sent.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ecdr op list", "  ecdr op list -o json"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the list is shown; it may be empty", "2:bad usage or configuration"})
public final class OpListCommand implements Callable<Integer> {

  @Mixin private StateOptions state;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  OpListCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var answer = doors.opList(state.on(connection.settings(common))).read();
    return new Desk(console, common).answer(answer, OpListScreen::new).number();
  }
}
