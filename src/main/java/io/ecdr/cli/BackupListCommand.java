package io.ecdr.cli;

import io.ecdr.model.BackupListRequest;
import io.ecdr.model.Region;
import io.ecdr.render.BackupListScreen;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists backups from the DR bucket alone. */
@Command(
    name = "list",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "List the backups in the DR bucket, newest first. Needs nothing of the source Region."
          + " With a --keep rule it reads that Region too, and shows what prune would do and why."
          + " A narrow terminal gets fewer columns; nothing is left out of -o json.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr backup list --dr-region eu-west-1 --dr-bucket dr-eu",
      "  ecdr backup list orders --dr-region eu-west-1 --dr-bucket dr-eu -o json",
      "  ecdr backup list orders --dr-region eu-west-1 --dr-bucket dr-eu --keep-daily 7",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the list is whole; it may be empty",
      "2:bad usage or configuration",
      "30:no such bucket",
      "31:not permitted",
      "32:the DR Region did not answer, or not all of it was read",
      "40:a manifest is damaged; the others are shown",
    })
public final class BackupListCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Only backups of this cache. Default: all.")
  private String cache;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Only backups of caches of this Region. Default: all.")
  private Region region;

  @Option(
      names = "--wide",
      description = "All columns, also where they do not fit. Default: what fits.")
  private boolean wide;

  @Mixin private KeepOptions keep;
  @Mixin private DrOptions dr;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Console console;

  BackupListCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var request =
        new BackupListRequest(
            Optional.ofNullable(cache),
            Optional.ofNullable(region),
            Needed.option(spec, "--dr-region", dr.region()),
            Needed.option(spec, "--dr-bucket", dr.bucket()),
            dr.prefix(),
            keep.asked());
    var answer = doors.backupList(connection.settings(common)).read(request);
    return new Desk(console, common)
        .answer(answer, report -> new BackupListScreen(report, wide))
        .number();
  }
}
