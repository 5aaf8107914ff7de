package io.ecdr.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the standby the primary while the primary Region is lost. */
@Command(
    name = "failover",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Make the standby the primary while the primary's Region is lost. Asks and tells only"
          + " the survivor. AWS's texts disagree on whether a promotion works then: --or-detach"
          + " takes the standby out of the Global Datastore when it does not.",
      "",
      "A promotion erases what the old primary did not send, when it returns; a detach keeps it,"
          + " and a new standby must be made. A person confirms by typing the standby's name.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr failover orders --region us-east-1 --to eu-west-1 \\",
      "      --max-data-loss 10m --or-detach --dry-run",
      "  ecdr failover orders --region us-east-1 --to eu-west-1 \\",
      "      --accept-unknown-loss --or-detach --yes --expect-primary us-east-1",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the standby takes writes, confirmed by reading it back",
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
public final class FailoverCommand implements Callable<Integer> {

  @Mixin private FailoverOptions failover;
  @Mixin private ChangeOptions change;
  @Mixin private BreakLockOptions breaking;
  @Mixin private DownOptions down;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  FailoverCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var request = failover.request(spec, change, doors);
    var settings = down.on(connection.settings(common), spec, request.to());
    var planned = doors.failover(settings).plan(request);
    return ending.go(planned, breaking.on(settings), common, change).number();
  }
}
