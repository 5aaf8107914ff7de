package io.ecdr.cli;

import io.ecdr.model.DeleteRequest;
import io.ecdr.model.KeepRules;
import io.ecdr.model.Region;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes away one backup that is named. */
@Command(
    name = "delete",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Delete one backup for good: its snapshot, exported files and all copies that ecdr made."
          + " Without --yes it asks for the backup's name, or only shows what would go.",
      "",
      "The floors of backup prune hold: the newest proven backup stays, and so does what is"
          + " marked keep, being read or locked. What somebody else made is left.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr backup delete orders-20261123-0115-k3f9 --dr-region eu-west-1 \\",
      "      --dr-bucket dr-eu",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is gone, or what would go was shown",
      "2:bad usage or configuration",
      "11:a floor, a mark, a lock or a reader keeps it; nothing changed",
      "12:another operation works on this cache",
      "13:declined",
      "16:automation is stopped and nobody confirms, nothing changed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed, or something was not as it was seen; nothing more went",
      "30:no such bucket, or no such backup",
      "31:not permitted",
      "32:a service is unreachable or throttled; nothing goes unseen",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class BackupDeleteCommand implements Callable<Integer> {

  @Parameters(paramLabel = "BACKUP", description = "The backup's id.")
  private String backup;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Where the cache is or was, if two Regions had one of that id.")
  private Region region;

  @Option(
      names = "--min-redundancy",
      paramLabel = "N",
      description = "Never leave fewer proven backups. Default: 1.")
  private int minRedundancy = KeepRules.MIN_REDUNDANCY;

  @Mixin private DrOptions dr;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  BackupDeleteCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var request =
        new DeleteRequest(
            backup.toLowerCase(Locale.ROOT),
            Optional.ofNullable(region),
            Needed.option(spec, "--dr-region", dr.region()),
            Needed.option(spec, "--dr-bucket", dr.bucket()),
            dr.prefix(),
            minRedundancy,
            change.timeout());
    var settings = connection.settings(common);
    return ending.go(doors.backupDelete(settings).plan(request), settings, common, change).number();
  }
}
