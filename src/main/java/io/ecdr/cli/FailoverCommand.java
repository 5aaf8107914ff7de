package io.ecdr.cli;

import io.ecdr.model.FailoverRequest;
import io.ecdr.model.Region;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

  @Parameters(
      paramLabel = "CACHE",
      converter = Converters.Id.class,
      description = "Id of either member, in --region.")
  private String cache;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "REGION",
      description = "The survivor's Region.")
  private Region to;

  @Option(
      names = "--even-if-primary-looks-healthy",
      description = "Go on with --yes although the primary's Region answers.")
  private boolean evenIfHealthy;

  /** What is done about the lost primary. */
  enum Way {
    PROMOTE,
    DETACH
  }

  @Option(
      names = "--on-failover",
      paramLabel = "promote|detach",
      description =
          "promote: the standby becomes the primary, and the old one follows it when it returns;"
              + " detach: it leaves the Global Datastore at once, without a promotion. Default:"
              + " promote.")
  private Way way;

  @Mixin private WayOutOptions wayOut;
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

  FailoverCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    boolean atOnce = way == Way.DETACH;
    if (atOnce && (wayOut.orDetach() || wayOut.promoteDeadline().isPresent())) {
      throw new ParameterException(
          spec.commandLine(),
          "--on-failover detach tries no promotion: leave out --or-detach and"
              + " --promote-deadline");
    }
    var request =
        new FailoverRequest(
            cache,
            home.region(),
            to,
            fence.on(role.terms(spec, change, doors), spec),
            change.yes(),
            evenIfHealthy,
            !atOnce && wayOut.asks(change),
            wayOut.orDetach(),
            wayOut.promoteDeadline(),
            atOnce);
    var settings = down.on(connection.settings(common), spec, to);
    var planned = doors.failover(settings).plan(request);
    return ending.go(planned, breaking.on(settings), common, change).number();
  }
}
