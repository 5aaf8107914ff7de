package io.ecdr.cli;

import io.ecdr.model.Region;
import io.ecdr.model.StandbyRebuildRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a standby anew. */
@Command(
    name = "rebuild",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Make a standby anew from its primary: take it out of its Global Datastore, delete it, and"
          + " create one of the same id and shape, which is filled again. For one that is damaged or"
          + " far behind. Both Regions must answer.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr standby rebuild orders --region us-east-1 --in eu-west-1 --dry-run",
      "  ecdr standby rebuild orders --region us-east-1 --in eu-west-1 --replicas 2",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the new standby follows, confirmed by reading it back",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:refused by checks or a pre-hook, nothing changed",
      "12:another operation works on this cache",
      "13:declined, or confirmation needed and no terminal",
      "16:automation is stopped and nobody confirms, nothing changed",
      "20:it is done and was read back; a post-hook failed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed; what is left is listed",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class StandbyRebuildCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Id of a member in the Region of --region.")
  private String cache;

  @Mixin private HomeOptions home;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "REGION",
      description = "Region of the standby.")
  private Region in;

  @Mixin private StandbyOptions shape;
  @Mixin private StandbyUserOptions users;
  @Mixin private HookOptions hooks;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Ending ending;

  StandbyRebuildCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var request =
        new StandbyRebuildRequest(
            cache,
            home.region(),
            in,
            shape.subnetGroup(),
            shape.securityGroups(),
            shape.kmsKey(),
            users.userGroups(),
            shape.replicas(),
            change.timeout(),
            hooks.hooks(doors));
    var settings = connection.settings(common);
    var planned = doors.standbyRebuild(settings).plan(request);
    return ending.go(planned, settings, common, change).number();
  }
}
