package io.ecdr.cli;

import io.ecdr.model.PruneRequest;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes away the backups that no rule keeps. */
@Command(
    name = "prune",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Delete the backups that no rule keeps: snapshots, exported files and copies as one set."
          + " Without --yes it only shows what would go, and why the others stay.",
      "",
      "The newest proven backup always stays, and so does what somebody else made, what is marked"
          + " keep and what is being read. Nothing goes while the newest backups fail, or while one"
          + " that shrank suddenly is not accepted.",
      "",
      "Counted together are a cache that is there and the caches that are gone and that it was"
          + " restored from, and the members of a Global Datastore. What else hangs together with"
          + " the caches named keeps floors of its own. Copies in other buckets go with the rest.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr backup prune orders --region us-east-1 --dr-region eu-west-1 \\",
      "      --dr-bucket dr-eu --keep-daily 7 --keep-monthly 12",
      "  ecdr backup prune orders carts --region us-east-1 --keep-within 30d --yes",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:what was to go is gone, or was shown; or nothing was to go",
      "2:bad usage or configuration, or no rule was given",
      "11:frozen: backups fail, or one shrank; nothing changed",
      "12:another operation works on this cache",
      "16:automation is stopped and nobody confirms, nothing changed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed, or something was not as it was seen; nothing more went",
      "30:no such bucket, or no backup of that cache",
      "31:not permitted",
      "32:a service is unreachable or throttled; nothing goes unseen",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class BackupPruneCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Ids of the caches; they may be deleted by now.")
  private List<String> caches;

  @Mixin private KeepOptions keep;
  @Mixin private HomeOptions home;
  @Mixin private DrOptions dr;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  BackupPruneCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var request =
        new PruneRequest(
            caches,
            home.region(),
            Needed.option(spec, "--dr-region", dr.region()),
            Needed.option(spec, "--dr-bucket", dr.bucket()),
            dr.prefix(),
            keep.rules(),
            change.timeout());
    var settings = connection.settings(common);
    var planned = doors.backupPrune(settings).plan(request);
    return ending.go(planned, settings, common, change).number();
  }
}
