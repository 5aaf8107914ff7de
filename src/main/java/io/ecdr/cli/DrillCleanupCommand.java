package io.ecdr.cli;

import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.Region;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes away what drills left behind. */
@Command(
    name = "cleanup",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Delete the caches that drills left in a Region: those whose name and tags tell the same"
          + " operation, and whose deadline is over, or whose operation is known here and nobody"
          + " works on it. Without --yes it only shows which go, and why the others stay.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr drill cleanup --region eu-west-1 --overdue --yes",
      "  ecdr drill cleanup --region eu-west-1",
      "  ecdr drill cleanup --region eu-west-1 --yes",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:what was to go is gone, or was shown; or nothing was to go",
      "2:bad usage or configuration",
      "12:an operation works on one of the caches",
      "16:automation is stopped and nobody confirms, nothing changed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed; what is left is listed",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class DrillCleanupCommand implements Callable<Integer> {

  @Option(
      names = "--region",
      required = true,
      paramLabel = "REGION",
      description = "Region the drills were in.")
  private Region region;

  @Option(
      names = "--overdue",
      description =
          "Only those that are past their deadline, whoever works on others. For cron: 0 where"
              + " there are none.")
  private boolean overdue;

  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Ending ending;

  DrillCleanupCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var settings = connection.settings(common);
    var planned =
        doors
            .drillCleanup(settings)
            .plan(new DrillCleanupRequest(region, overdue, change.timeout()));
    return ending.go(planned, settings, common, change).number();
  }
}
