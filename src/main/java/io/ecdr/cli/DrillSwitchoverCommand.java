package io.ecdr.cli;

import io.ecdr.model.Afterwards;
import io.ecdr.model.Region;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.SwitchoverRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Switches over for real, stays a while, and switches back. */
@Command(
    name = "switchover",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Make the standby the primary, let it be that for a while, and switch back; measure both"
          + " ways. Writers feel it: writes are refused while the roles move, twice.",
      "",
      "The way back begins when the time is over, at the latest at the deadline, and whatever"
          + " became of the way there. If this process ends before that, go on with: ecdr op resume."
          + " It opens no anti-flap window. A person confirms by typing the standby's name.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr drill switchover orders --region us-east-1 --to eu-west-1 \\",
      "      --max-data-loss 2m --hold 10m --stop-when-lag 30s --dry-run",
      "  ecdr drill switchover orders --region us-east-1 --to eu-west-1 \\",
      "      --max-data-loss 2m --expect-primary us-east-1 --yes",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:there and back, confirmed by reading it back, and measured",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:refused by checks or a pre-hook, nothing changed",
      "12:another operation works on this cache",
      "13:declined, or confirmation needed and no terminal",
      "15:the loss shown is above what was agreed to, nothing changed",
      "16:stopped, or roles changed just now, and nobody confirms",
      "20:a trial write or a post-hook failed, or it is not at home again",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "23:the way there failed or came too late; it is at home",
      "24:failed; what is left is listed",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "41:it ended early, because the lag was above --stop-when-lag; it is at home",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class DrillSwitchoverCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Id of either member, in --region.")
  private String cache;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "REGION",
      description = "Region whose member becomes the primary for a while.")
  private Region to;

  @Mixin private DrillTimes times;
  @Mixin private HomeOptions home;
  @Mixin private LossOptions loss;
  @Mixin private ProbeOptions probe;
  @Mixin private HookOptions hooks;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  DrillSwitchoverCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var terms =
        new RoleTerms(
                loss.limit(),
                loss.expectPrimary(spec, change),
                change.timeout(),
                probe.choice(spec),
                hooks.hooks(doors),
                Duration.ZERO)
            .following(Afterwards.NONE);
    var there =
        new SwitchoverRequest(cache, home.region(), to, terms, times.maxPause(), Optional.empty());
    var settings = connection.settings(common);
    try {
      var planned = doors.drillSwitchover(settings).plan(times.request(there));
      return ending.go(planned, settings, common, change).number();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
