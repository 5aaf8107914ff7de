package io.ecdr.cli;

import io.ecdr.model.BackupShowRequest;
import io.ecdr.model.Region;
import io.ecdr.render.BackupShowScreen;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one backup from the DR bucket alone. */
@Command(
    name = "show",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show one backup: what it holds, how old it is, whether its files are there.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr backup show orders@latest --dr-region eu-west-1 --dr-bucket dr-eu",
      "  ecdr backup show orders-20261123-0115-k3f9 --dr-region eu-west-1 \\",
      "      --dr-bucket dr-eu -o json",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all its files are there, and nothing wrong was found",
      "2:bad usage or configuration",
      "30:no such backup or bucket",
      "31:not permitted",
      "32:the DR Region did not answer",
      "40:files are missing or have another size, or something was found wrong",
    })
public final class BackupShowCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "BACKUP",
      description = "A backup's id, CACHE@latest, @latest-proven, @latest-verified or @oldest.")
  private String backup;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Region the cache was in, where two Regions had the same id.")
  private Region region;

  @Mixin private DrOptions dr;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Console console;

  BackupShowCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var request =
        new BackupShowRequest(
            backup,
            Optional.ofNullable(region),
            Needed.option(spec, "--dr-region", dr.region()),
            Needed.option(spec, "--dr-bucket", dr.bucket()),
            dr.prefix());
    var answer = doors.backupShow(connection.settings(common)).read(request);
    return new Desk(console, common).answer(answer, BackupShowScreen::new).number();
  }
}
