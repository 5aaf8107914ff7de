package io.ecdr.cli;

import io.ecdr.render.ConfigCheckScreen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells all that is wrong in the configuration file. */
@Command(
    name = "validate",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Tell all that is wrong in the configuration file, each with its line and column, also what"
          + " AWS cannot keep. Nothing is asked of AWS.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr config validate",
      "  ecdr config validate --config fleet.yaml -o json",
      "",
      "The form of the file, for editors: ecdr schema config/1",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the file can be used; there may be warnings",
      "2:bad usage, or there are errors in the file",
      "30:there is no file",
    })
public final class ConfigValidateCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  ConfigValidateCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var desk = new Desk(console, common);
    var read = new FileValues(doors, console.variables(), FileValues.typed(common)).read();
    return read.map(r -> desk.show(new ConfigCheckScreen(r, console.clock().instant())))
        .orElseGet(() -> desk.reject(FileValues.missing()))
        .number();
  }
}
