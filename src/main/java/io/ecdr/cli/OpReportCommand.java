package io.ecdr.cli;

import io.ecdr.render.OpReportScreen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what an operation came to. */
@Command(
    name = "report",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show what an operation came to: every step with its time, what was predicted beside what"
          + " was measured, and which checks were accepted as they were.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr op report 20261123-0115-k3f9",
      "  ecdr op report 20261123-0115-k3f9 -o json",
      "  ecdr op report 20261123-0115-k3f9 --loss",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is shown",
      "2:bad usage or configuration",
      "30:no such operation, or it has no report yet"
    })
public final class OpReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OPERATION", description = "The operation's id.")
  private String operation;

  @Option(
      names = "--loss",
      description =
          "Also ask AWS what its role changes lost: a bound by the lag metric, whose late values are"
              + " there by now, and what became of the old side.")
  private boolean loss;

  @Mixin private StateOptions state;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  OpReportCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var answer = doors.opReport(state.on(connection.settings(common))).read(operation, loss);
    return new Desk(console, common).answer(answer, OpReportScreen::new).number();
  }
}
