package io.ecdr.cli;

import io.ecdr.render.AckScreen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends the window that a change of roles opened. */
@Command(
    name = "ack",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Say that a role change was looked at: its anti-flap window ends, and the next role change of"
          + " that Global Datastore needs no person any more. Works on every machine that shares a"
          + " --state-bucket with the one that ran it.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr op ack 20261123-0115-k3f9",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written everywhere and read back, or there was no window any more",
      "2:bad usage or configuration",
      "11:the operation has opened no window",
      "20:written, but not everywhere",
      "24:written nowhere",
      "30:no such operation",
    })
public final class OpAckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OPERATION", description = "The operation's id.")
  private String operation;

  @Mixin private StateOptions state;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  OpAckCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var answer = doors.opAck(state.on(connection.settings(common))).ack(operation);
    return new Desk(console, common).answer(answer, AckScreen::new).number();
  }
}
