package io.ecdr.cli;

import io.ecdr.model.Region;
import io.ecdr.model.StandbyCreateRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a standby in another Region. */
@Command(
    name = "create",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Make a standby of a cache in another Region: a Global Datastore where there is none,"
          + " then a secondary that follows.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr standby create orders --region us-east-1 --to eu-west-1 \\",
      "      --as orders-eu --subnet-group dr-subnets --dry-run",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the standby follows, confirmed by reading it back",
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
public final class StandbyCreateCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Id of the replication group.")
  private String cache;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "REGION",
      description = "Region of the standby.")
  private Region to;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "CACHE",
      converter = Converters.Id.class,
      description = "Id of the standby.")
  private String as;

  @Mixin private HomeOptions home;
  @Mixin private StandbyOptions shape;
  @Mixin private StandbyUserOptions users;
  @Mixin private HookOptions hooks;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Ending ending;

  StandbyCreateCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var request =
        new StandbyCreateRequest(
            cache,
            home.region(),
            to,
            as,
            shape.subnetGroup(),
            shape.securityGroups(),
            shape.kmsKey(),
            users.userGroups(),
            shape.replicas(),
            change.timeout(),
            hooks.hooks(doors));
    var settings = connection.settings(common);
    var planned = doors.standbyCreate(settings).plan(request);
    return ending.go(planned, settings, common, change).number();
  }
}
