package io.ecdr.cli;

import io.ecdr.model.FailbackRequest;
import io.ecdr.model.Region;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a cache home. */
@Command(
    name = "failback",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Bring a cache home after a promotion, a detach or a restore. Finds out which of them it was,"
          + " says so first, and stops where that is unclear.",
      "",
      "After a promotion it waits until home follows and has caught up, then switches over.",
      "After a restore it makes a standby at home first, and in the end deletes what took over,"
          + " unless it is kept as a standby.",
      "After a detach it fences the old side, saves what only that has in a verified backup, then"
          + " deletes it, which --discard-old-data must agree to, and makes a standby in its place.",
      "After a restore to what can be in no Global Datastore (serverless, a single node, small or"
          + " old nodes) a backup goes home: writers are stopped, what took over is backed up,"
          + " carried, read to its last byte, restored and compared. Nobody can write meanwhile;"
          + " the plan tells how long. What took over stays.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr failback orders --region us-east-1 --max-data-loss 3m --dry-run",
      "  ecdr failback orders --region us-east-1 --max-data-loss 3m \\",
      "      --yes --expect-primary eu-west-1",
      "  ecdr failback orders --region us-east-1 --dr-region eu-west-1 \\",
      "      --standby orders-dr --subnet-group private --max-data-loss 3m",
      "  ecdr failback orders --region us-east-1 --dr-region eu-west-1 \\",
      "      --standby orders-eu --bucket exports --dr-bucket backups-eu \\",
      "      --max-data-loss 3m --discard-old-data us-east-1/orders --dry-run",
      "  ecdr failback basket --region us-east-1 --dr-region eu-west-1 \\",
      "      --dr-bucket exports-eu --bucket backups --subnet-group private \\",
      "      --pre-hook ./stop-writers --post-hook ./publish --dry-run",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:home is the primary, or was made of a backup and serves; confirmed by reading it back",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:refused by checks or a pre-hook, or the case is unclear; nothing changed",
      "12:another operation works on this cache",
      "13:declined, or confirmation needed and no terminal",
      "15:the loss shown is above what was agreed to, nothing promoted",
      "16:stopped, or roles changed just now, and nobody confirms",
      "20:it is done and was read back; the trial write or a post-hook failed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting; the resume command is printed",
      "24:failed, or a fence or a backup before the switchover could not be proven; what is left is"
          + " listed",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "40:by a backup: home serves, or was not made, and data is not as it was backed up",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class FailbackCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Id that the cache has, or had, at home.")
  private String cache;

  @Option(
      names = "--region",
      required = true,
      paramLabel = "REGION",
      description = "Home: the Region that the cache goes back to. Default: AWS_REGION.")
  private Region region;

  @Mixin private FailbackOptions way;
  @Mixin private StandbyOptions shape;
  @Mixin private CarriedOptions carried;

  @Option(
      names = "--max-pause",
      paramLabel = "DURATION",
      description =
          "The --pre-hook stops the writers: wait so long at most until the lag has come down, then"
              + " give up with nothing promoted (15). Also after --writes-stopped-at. Default: 10m.")
  private Duration maxPause;

  @Mixin private RoleOptions role;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  FailbackCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var request =
        new FailbackRequest(
            cache,
            region,
            way.insisted(),
            role.terms(spec, change, doors),
            Optional.ofNullable(maxPause),
            way.away(spec),
            way.anew(shape.shape(), carried.carried(spec)),
            way.discard(spec, change),
            way.saving(spec));
    var settings = connection.settings(common);
    var planned = doors.failback(settings).plan(request);
    return ending.go(planned, settings, common, change).number();
  }
}
