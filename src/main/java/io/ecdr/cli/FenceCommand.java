package io.ecdr.cli;

import io.ecdr.model.FenceRequest;
import io.ecdr.model.Hooks;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps clients from writing to a cache. */
@Command(
    name = "fence",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Keep clients from writing to a cache, such as an old primary after a detach: the users of"
          + " its user groups may read only. What each of them had before is kept in the plan, and"
          + " --lift gives it back. Passwords are neither read nor changed.",
      "",
      "A fence counts as proven when a write was refused. AWS does not publish how soon changed"
          + " access reaches all nodes and connections that are open.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr fence orders --region us-east-1 --dry-run",
      "  ecdr fence orders --region us-east-1 \\",
      "      --probe-user app --probe-auth env:APP_PASSWORD --yes",
      "  ecdr fence orders --region us-east-1 --lift --yes",
      "  ecdr fence orders --region us-east-1 --fence-hook ./close-network --yes",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fenced, and a write was refused; or lifted; or nothing to do",
      "2:bad usage or configuration",
      "10:with --detailed-exitcode: it would change something",
      "11:refused by checks or a pre-hook, nothing changed",
      "12:another operation works on this cache",
      "13:declined, or confirmation needed and no terminal",
      "16:automation is stopped and nobody confirms, nothing changed",
      "20:its users may read only, but whether a write is refused is unknown",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:failed; what is left is listed",
      "30:not found",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "40:its users may read only, and a write was taken all the same",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class FenceCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CACHE",
      converter = Converters.Cache.class,
      description = "Id of the replication group.")
  private String cache;

  @Mixin private HomeOptions home;

  @Option(
      names = "--lift",
      description = "Let clients write again: give each user back exactly what it had.")
  private boolean lift;

  @Option(
      names = "--original",
      paramLabel = "USER=ACCESS",
      description = "With --lift: what a user had before, where no journal here tells; repeatable.")
  private Map<String, String> originals = new TreeMap<>();

  @Option(
      names = "--fence-hook",
      paramLabel = "PROG",
      converter = HookOptions.Splitter.class,
      description =
          "Run this program in place of changing users, with ECDR_FENCE=on or lift; for a cache"
              + " without user groups.")
  private HookOptions.Line hook;

  @Option(
      names = "--probe-plain",
      description =
          "Try the write without TLS; only where the cache takes both (transit encryption mode"
              + " preferred). A password is then sent in the clear.")
  private boolean plain;

  @Mixin private ProbeOptions probe;
  @Mixin private HookOptions hooks;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  FenceCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    if (!originals.isEmpty() && !lift) {
      throw new ParameterException(spec.commandLine(), "--original goes with --lift");
    }
    var settings = connection.settings(common);
    var request =
        new FenceRequest(
            cache,
            home.region(),
            lift,
            new TreeMap<>(originals),
            program(),
            probe.choice(spec),
            plain,
            hooks.hooks(doors),
            change.timeout());
    return ending.go(doors.fence(settings).plan(request), settings, common, change).number();
  }

  private Optional<Hooks.Program> program() {
    return Optional.ofNullable(hook).map(line -> HookOptions.program(line, doors));
  }
}
