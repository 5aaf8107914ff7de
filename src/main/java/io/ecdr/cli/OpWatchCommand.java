package io.ecdr.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Follows an operation of another process. */
@Command(
    name = "watch",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Follow an operation that another process runs, of another machine where --state-bucket"
          + " says that machines share them, until that process is done"
          + " with it. Ends with the operation's own exit code. Ctrl-C ends the watching only.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr op watch 20261123-0115-k3f9",
      "  ecdr op watch 20261123-0115-k3f9 -o jsonl",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the operation is done and confirmed",
      "2:bad usage or configuration",
      "21:its process is gone, and a call may have acted",
      "22:its process is gone, and it is not at its end",
      "30:no such operation",
      "130:interrupted; the operation goes on",
    })
public final class OpWatchCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OPERATION", description = "The operation's id.")
  private String operation;

  @Mixin private StateOptions state;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Console console;

  OpWatchCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var desk = new Desk(console, common);
    var watch = doors.opWatch(state.on(connection.settings(common)));
    return desk.ran(watch.run(operation, desk.progress())).number();
  }
}
