package io.ecdr.cli;

import io.ecdr.model.LossProof;
import io.ecdr.model.Region;
import io.ecdr.model.SwitchoverRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the standby the primary while both Regions are healthy. */
@Command(
    name = "switchover",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Make the standby in another Region the primary, while both Regions are healthy."
          + " Stops at any doubt.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr switchover orders --region us-east-1 --to eu-west-1 \\",
      "      --max-data-loss 3m --dry-run",
      "  ecdr switchover orders --region us-east-1 --to eu-west-1 \\",
      "      --max-data-loss 3m --yes --expect-primary us-east-1",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the roles have moved, confirmed by reading it back",
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
      "23:failed, and the writers whom --fence stopped may write again",
      "24:failed; what is left is listed",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "40:a write was taken although --fence was set; nothing was promoted",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class SwitchoverCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Id of either member, in --region.")
  private String cache;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "REGION",
      description = "Region whose member becomes the primary.")
  private Region to;

  @Option(
      names = "--max-pause",
      paramLabel = "DURATION",
      description =
          "The --pre-hook or --fence stops the writers: wait so long at most until the lag has come down, then"
              + " give up with nothing promoted (15). Also after --writes-stopped-at. Default: 10m.")
  private Duration maxPause;

  @Option(
      names = "--proof",
      paramLabel = "WHEN",
      description =
          "Once writers have stopped, write one key per shard to the primary and promote only when"
              + " the standby has it: auto, required or off. auto: left out where either side"
              + " cannot be reached from here. Default: auto.")
  private ProbeOptions.When proof = ProbeOptions.When.auto;

  @Mixin private StopWritersOptions fence;
  @Mixin private EscalationOptions escalation;
  @Mixin private HomeOptions home;
  @Mixin private RoleOptions role;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  SwitchoverCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var terms = fence.on(role.terms(spec, change, doors), spec, doors);
    var request =
        new SwitchoverRequest(
            cache,
            home.region(),
            to,
            terms,
            Optional.ofNullable(maxPause),
            escalation.of(spec, terms),
            LossProof.valueOf(proof.name().toUpperCase(Locale.ROOT)));
    var settings = connection.settings(common);
    var planned = doors.switchover(settings).plan(request);
    return ending.go(planned, settings, common, change).number();
  }
}
