package io.ecdr.cli;

import io.ecdr.codec.Json;
import io.ecdr.model.ExitCode;
import io.ecdr.port.Confinement.Wanted;
import io.ecdr.render.RehearsalScreen;
import io.ecdr.usecase.Rehearse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs a failover up to where it would change something, while the lost Region cannot be reached.
 * The command runs twice: as typed, and by that one once more behind the gate.
 */
@Command(
    name = "failover",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show that a failover needs nothing of the lost Region: run all of it that changes nothing,"
          + " while that Region, the Region where the profile signs in, and hosts that AWS runs"
          + " for all Regions cannot be reached, neither by ecdr nor by the programs that it"
          + " starts. Then list what it would send, and where to.",
      "",
      "On Linux it runs in a network of its own where the system allows that; elsewhere programs"
          + " are only told of a proxy. The result says which of the two it was. Hooks are not"
          + " run unless --with-hooks is said. It takes the options of ecdr failover, so that what"
          + " is rehearsed is what will be typed.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr rehearse failover orders --region us-east-1 --to eu-west-1 \\",
      "      --assume-region-down us-east-1 --accept-unknown-loss --or-detach",
      "  ecdr rehearse failover orders --region us-east-1 --to eu-west-1 \\",
      "      --assume-region-down us-east-1 --max-data-loss 10m --yes \\",
      "      --expect-primary us-east-1 --isolation required -o json",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown: it got to its first change without anything that is denied",
      "2:bad usage or configuration",
      "11:its checks forbid it, or --isolation required cannot be had",
      "12:another role change works on this cache",
      "15:the loss shown is above what was agreed to",
      "16:stopped, or roles changed just now, and nobody confirms",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled that may be reached",
      "40:not shown: something denied was needed, and is named; or no credentials",
    })
public final class RehearseFailoverCommand implements Callable<Integer> {

  /** What can be typed. */
  enum Isolation {
    auto(Wanted.AUTO),
    required(Wanted.REQUIRED),
    none(Wanted.NONE);

    private final Wanted wanted;

    Isolation(Wanted wanted) {
      this.wanted = wanted;
    }

    Wanted wanted() {
      return wanted;
    }
  }

  @Mixin private FailoverOptions failover;

  @Option(
      names = "--isolation",
      paramLabel = "WHEN",
      description =
          "auto: in a network of its own where that can be had; required: exit with 11 where it"
              + " cannot; none: programs are only told of a proxy. Default: auto.")
  private Isolation isolation = Isolation.auto;

  @Option(
      names = "--with-hooks",
      description =
          "Run the hooks as well, under the same denial and with ECDR_DRILL=yes. They must heed"
              + " that: what they change is changed.")
  private boolean hooks;

  @Mixin private ChangeOptions change;
  @Mixin private BreakLockOptions breaking;
  @Mixin private DownOptions down;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Console console;

  RehearseFailoverCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    var request = failover.request(spec, change, doors);
    var typed = down.on(connection.settings(common), spec, request.to());
    if (typed.down().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "which Region is lost? Say --assume-region-down REGION");
    }
    change.confirm().running();
    var settings = breaking.on(change.confirm().state().on(typed));
    if (doors.behindGate()) {
      var seen = doors.rehearsed(settings, hooks).run(request, change::accepted, change.yes());
      console.out().print(Json.write(seen.form()));
      return ExitCode.OK.number();
    }
    var desk = new Desk(console, common);
    var words = spec.root().commandLine().getParseResult().originalArgs();
    var rehearse = doors.rehearse(settings, desk::says, p -> desk.progress("rehearsing: " + p));
    var asked = new Rehearse.Asked(request, settings.down(), words, isolation.wanted());
    return desk.answer(rehearse.run(asked), RehearsalScreen::new).number();
  }
}
