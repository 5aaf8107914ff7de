package io.ecdr.cli;

import io.ecdr.model.AutomaticRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets the snapshots that ElastiCache takes by itself. */
@Command(
    name = "automatic",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Set the snapshots that ElastiCache takes by itself, one a day: how long it keeps each, when"
          + " it takes them, and of which node.",
      "",
      "They stay in the cache's Region and go with the cache when it is deleted. A standby has"
          + " settings of its own: name it and its Region.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr backup automatic orders --region us-east-1 --days 7 \\",
      "      --window 04:00-05:00 --dry-run",
      "  ecdr backup automatic orders --region us-east-1 --days 7 --yes",
      "  ecdr backup automatic orders-eu --region eu-west-1 --days 1 \\",
      "      --node orders-eu-002 --yes",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:set, confirmed by reading it back; or nothing to do",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:refused by checks, nothing changed",
      "12:another operation works on this cache",
      "13:declined, or nobody there to confirm",
      "16:automation is stopped and nobody confirms, nothing changed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed; what is left is listed",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class BackupAutomaticCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Id of the replication group, single node or serverless cache.")
  private String cache;

  @Mixin private HomeOptions home;

  @Option(
      names = "--days",
      paramLabel = "0-35",
      description = "How long each is kept; 0: none are taken.")
  private Integer days;

  @Option(
      names = "--window",
      paramLabel = "HH:MM-HH:MM",
      description =
          "When they are taken, in UTC; 60 minutes or more. Of a serverless cache only when it"
              + " begins is set.")
  private String window;

  @Option(
      names = "--node",
      paramLabel = "ID",
      converter = Converters.Id.class,
      description =
          "The node they are taken of, with cluster mode disabled. Default: the one that is set,"
              + " else a replica.")
  private String node;

  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Ending ending;

  BackupAutomaticCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    if (days == null && window == null && node == null) {
      throw new ParameterException(
          spec.commandLine(), "name what to set: --days, --window or --node");
    }
    if (days != null && (days < 0 || days > AutomaticRequest.MOST_DAYS)) {
      throw new ParameterException(
          spec.commandLine(), "--days is 0 to " + AutomaticRequest.MOST_DAYS + ", not " + days);
    }
    var request =
        new AutomaticRequest(
            cache,
            home.region(),
            Optional.ofNullable(days),
            Optional.ofNullable(window),
            Optional.ofNullable(node),
            change.timeout());
    var settings = connection.settings(common);
    var planned = doors.backupAutomatic(settings).plan(request);
    return ending.go(planned, settings, common, change).number();
  }
}
