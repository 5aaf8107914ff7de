package io.ecdr.cli;

import io.ecdr.render.AutomationScreen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets automation go on. */
@Command(
    name = "start",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Let automation go on after ecdr stop. Name the same buckets: it goes on when none of them"
          + " says stop any more.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ecdr start --state-bucket us-east-1=state-us,eu-west-1=state-eu"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written everywhere and read back",
      "2:bad usage or configuration",
      "20:written, but not everywhere: automation is still stopped there",
      "24:written nowhere",
    })
public final class StartCommand implements Callable<Integer> {

  @Mixin private StateOptions state;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  StartCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var answer = doors.automation(state.on(connection.settings(common))).start();
    return new Desk(console, common).answer(answer, AutomationScreen::new).number();
  }
}
