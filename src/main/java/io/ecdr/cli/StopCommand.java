package io.ecdr.cli;

import io.ecdr.render.AutomationScreen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps automation away. */
@Command(
    name = "stop",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Keep automation away: from now on everything that changes something ends with 16 where"
          + " nobody confirms it. A person at a terminal is only warned. It is written on this"
          + " machine and in each --state-bucket, and read back.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr stop --reason 'moving to eu-west-1 by hand' \\",
      "      --state-bucket us-east-1=state-us,eu-west-1=state-eu",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written everywhere and read back",
      "2:bad usage or configuration",
      "20:written, but not everywhere",
      "24:written nowhere",
    })
public final class StopCommand implements Callable<Integer> {

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; told to whoever is kept away.")
  private String reason;

  @Mixin private StateOptions state;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  StopCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var answer = doors.automation(state.on(connection.settings(common))).stop(reason);
    return new Desk(console, common).answer(answer, AutomationScreen::new).number();
  }
}
