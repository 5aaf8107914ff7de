package io.ecdr.cli;

import io.ecdr.model.ExitCode;
import io.ecdr.model.config.Config;
import io.ecdr.render.ConfigCheckScreen;
import io.ecdr.render.ConfigScreen;
import io.ecdr.usecase.Rejection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what holds for caches. */
@Command(
    name = "show",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show what holds for each cache, with the file's defaults and the variables in it. What is"
          + " typed at a command comes before all of it.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr config show",
      "  ecdr config show orders --origin",
      "  ecdr config show orders -o json",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is shown",
      "2:bad usage, or there are errors in the file",
      "30:there is no file, or no such cache in it",
    })
public final class ConfigShowCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "CACHE",
      description = "Names of caches in the file. Default: all.")
  private List<String> caches = List.of();

  @Option(
      names = "--origin",
      description = "Tell where each value comes from: file and line, variable or default.")
  private boolean origin;

  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  ConfigShowCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var desk = new Desk(console, common);
    var now = console.clock().instant();
    var read = new FileValues(doors, console.variables(), FileValues.typed(common)).read();
    if (read.isEmpty()) {
      return desk.reject(FileValues.missing()).number();
    }
    if (read.get().config().isEmpty()) {
      return desk.show(new ConfigCheckScreen(read.get(), now)).number();
    }
    var config = read.get().config().get();
    for (var name : caches) {
      if (config.named(name).isEmpty()) {
        return desk.reject(nobody(config, name)).number();
      }
    }
    var variables = FileOptions.variables(console.variables());
    return desk.show(new ConfigScreen(config, caches, variables, origin, now)).number();
  }

  private static Rejection nobody(Config config, String name) {
    return new Rejection(
        ExitCode.NOT_FOUND,
        "there is no '" + name + "' in " + config.source(),
        "see what there is: ecdr config show");
  }
}
