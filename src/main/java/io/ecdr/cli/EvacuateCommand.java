package io.ecdr.cli;

import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.Region;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings all caches of a Region to another one. */
@Command(
    name = "evacuate",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Bring the caches of a Region to another one, all in one plan: one with a standby there is"
          + " promoted or detached as by failover, every other one is restored from its newest proven"
          + " backup. One that can be saved neither way is listed with the reason and stops no"
          + " other.",
      "",
      "The Region that is left may be dark: then the other one's own view tells which caches there"
          + " were. A person confirms by typing the Region and how many caches change.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr evacuate --from us-east-1 --to eu-west-1 --dr-bucket dr-eu \\",
      "      --mapping dr.yaml --max-data-loss 10m --or-detach --dry-run",
      "  ecdr evacuate --from us-east-1 --to eu-west-1 --dr-bucket dr-eu \\",
      "      --mapping dr.yaml --accept-unknown-loss --or-detach \\",
      "      --assume-region-down us-east-1 --yes --expect-count 20",
      "  ecdr evacuate --from us-east-1 --to eu-west-1 --tag team=shop \\",
      "      --match 'cart-*' --priority order.yaml --dry-run",
      "  ecdr evacuate --from us-east-1 --to eu-west-1 --accept-unknown-loss \\",
      "      --on-failover promote --on-failover orders=detach --dry-run",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every cache takes writes, confirmed by reading it back; or nothing to do",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:refused by checks: all of it with nothing changed, or a cache of it",
      "12:another operation works on a cache",
      "13:declined, or confirmation needed and no terminal",
      "15:a cache would lose more than was agreed to",
      "16:stopped, or roles changed just now, and nobody confirms",
      "20:a cache is done and was read back; its trial write or a post-hook failed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed; what is left is listed",
      "30:nothing is known of a cache, or it has neither standby nor backup",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "40:a cache serves, and does not hold what its backup holds",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class EvacuateCommand implements Callable<Integer> {

  @Option(
      names = "--from",
      required = true,
      paramLabel = "REGION",
      description = "The Region that is left.")
  private Region from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "REGION",
      description = "The Region that takes the caches over.")
  private Region to;

  @Mixin private WhichOptions which;
  @Mixin private SavingOptions saving;
  @Mixin private ChangeOptions change;
  @Mixin private BreakLockOptions breaking;
  @Mixin private DownOptions down;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  EvacuateCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    if (from.equals(to)) {
      throw new ParameterException(spec.commandLine(), "--from and --to are the same Region");
    }
    var said = change.acceptance();
    var request =
        new EvacuateRequest(
            saving.promote(spec, from, to, change, doors),
            saving.restore(spec, from, to, change, doors),
            which.choice(),
            which.ranks(spec),
            saving.onFailover(spec),
            said.unknown(),
            said.overrides(),
            saving.expected(spec, change),
            List.of());
    var settings = down.on(connection.settings(common), spec, to);
    var planned = doors.evacuate(settings).plan(request);
    return ending.go(planned, breaking.on(settings), common, change).number();
  }
}
