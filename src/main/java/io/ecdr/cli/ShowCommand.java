package io.ecdr.cli;

import io.ecdr.render.SavedPlanScreen;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a saved plan. */
@Command(
    name = "show",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show a saved plan: what would be sent where, in which order, what may be lost, how long it"
          + " takes. Talks to nobody, and shows expired plans too.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr show failover.json",
      "  ecdr show failover.json -o json",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is shown",
      "2:bad usage, or no such file",
      "14:it is no plan, was altered, or is of another version",
    })
public final class ShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "A file that ecdr plan made.")
  private Path file;

  @Mixin private CommonOptions common;

  private final Console console;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return new Desk(console, common)
        .answer(
            PlanFile.read(file),
            saved -> SavedPlanScreen.shown(saved, file.toString(), console.clock().instant()))
        .number();
  }
}
