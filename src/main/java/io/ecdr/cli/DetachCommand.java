package io.ecdr.cli;

import io.ecdr.model.DetachRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a standby out of its Global Datastore. */
@Command(
    name = "detach",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Take a standby out of its Global Datastore, writable alone. The old primary may go on"
          + " taking writes, and can never be attached again.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr detach orders-eu --region eu-west-1 \\",
      "      --accept-unknown-loss --dry-run",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the standby is writable alone, confirmed by reading it back",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:refused by checks or a pre-hook, nothing changed",
      "12:another operation works on this cache",
      "13:declined, or confirmation needed and no terminal",
      "15:the loss shown is above what was agreed to, nothing changed",
      "16:stopped, or roles changed just now, and nobody confirms",
      "20:it is done and was read back; the trial write or a post-hook failed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed; what is left is listed",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class DetachCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Id of the standby.")
  private String cache;

  @Mixin private HomeOptions home;
  @Mixin private RoleOptions role;
  @Mixin private FenceOptions fence;
  @Mixin private ChangeOptions change;
  @Mixin private BreakLockOptions breaking;
  @Mixin private DownOptions down;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  DetachCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var request =
        new DetachRequest(
            cache, home.region(), fence.on(role.terms(spec, change, doors), spec, doors));
    var settings = down.on(connection.settings(common), spec, home.region());
    var planned = doors.detach(settings).plan(request);
    return ending.go(planned, breaking.on(settings), common, change).number();
  }
}
