package io.ecdr.cli;

import io.ecdr.model.Region;
import io.ecdr.model.StandbyRemoveRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a standby. */
@Command(
    name = "remove",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "End a standby: take it out of its Global Datastore, delete it, and dissolve the datastore"
          + " when nothing else follows. The primary stays as it is. Both Regions must answer; when"
          + " the primary's is lost, use ecdr failover or ecdr detach.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr standby remove orders --region us-east-1 --in eu-west-1 --dry-run",
      "  ecdr standby remove orders --region us-east-1 --in eu-west-1 --keep-cache",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the standby is gone, confirmed by reading it back",
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
public final class StandbyRemoveCommand implements Callable<Integer> {

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
      description = "Region of the standby that goes.")
  private Region in;

  @Option(
      names = "--keep-cache",
      description = "Let it stay as a cache of its own, which takes writes.")
  private boolean keepCache;

  @Option(
      names = "--keep-datastore",
      description = "Let a Global Datastore without a standby stay around its primary.")
  private boolean keepDatastore;

  @Mixin private HookOptions hooks;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Ending ending;

  StandbyRemoveCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var request =
        new StandbyRemoveRequest(
            cache,
            home.region(),
            in,
            keepCache,
            keepDatastore,
            change.timeout(),
            hooks.hooks(doors));
    var settings = connection.settings(common);
    var planned = doors.standbyRemove(settings).plan(request);
    return ending.go(planned, settings, common, change).number();
  }
}
