package io.ecdr.cli;

import io.ecdr.codec.PriorityForm;
import io.ecdr.model.CacheChoice;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.Hooks;
import io.ecdr.model.Rank;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RoleTerms;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings all caches of a Region to another one. */
@Command(
    name = "evacuate",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Bring the caches of a Region to another one, all in one plan: a cache with a standby there"
          + " is promoted as by failover, every other one is restored from its newest proven"
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

  @Parameters(
      paramLabel = "CACHE",
      arity = "0..*",
      converter = Converters.Id.class,
      description = "Only these caches. Default: all.")
  private List<String> caches = List.of();

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

  @Option(
      names = "--match",
      paramLabel = "PATTERN",
      description = "Only caches whose id fits, such as 'cart-*'; repeatable.")
  private List<String> patterns = List.of();

  @Option(
      names = "--tag",
      paramLabel = "KEY=VALUE",
      description = "Only caches with this tag; repeated, with all of them.")
  private Map<String, String> tags = new TreeMap<>();

  @Option(
      names = "--priority",
      paramLabel = "FILE",
      description =
          "YAML file that tells which caches go first, and after which others. Where it says"
              + " nothing: the tag ecdr:priority, else 100; the smaller first. Its form: ecdr"
              + " schema priority/1.")
  private Path priority;

  @Option(
      names = "--expect-count",
      paramLabel = "N",
      description = "How many caches are to change; needed with --yes. Others are refused.")
  private Integer count;

  @Option(
      names = "--even-if-primary-looks-healthy",
      description = "Go on with --yes although the Region that is left answers.")
  private boolean evenIfHealthy;

  @Mixin private WayOutOptions wayOut;
  @Mixin private BoundOptions bounds;
  @Mixin private RoleOptions.AntiFlapOptions antiFlap;
  @Mixin private ProbeOptions probe;
  @Mixin private DrOptions dr;
  @Mixin private RestoringOptions restoring;
  @Mixin private HookOptions hooks;
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
    var settings = down.on(connection.settings(common), spec, to);
    var planned = doors.evacuate(settings).plan(request());
    return ending.go(planned, breaking.on(settings), common, change).number();
  }

  private EvacuateRequest request() {
    var programs = hooks.hooks(doors);
    var said = change.acceptance();
    return new EvacuateRequest(
        promote(programs),
        restore(programs),
        new CacheChoice(
            caches,
            patterns.stream().map(pattern -> pattern.toLowerCase(Locale.ROOT)).toList(),
            new TreeMap<>(tags)),
        ranks(),
        said.unknown(),
        said.overrides(),
        expected(),
        List.of());
  }

  private FailoverRequest promote(Hooks programs) {
    return new FailoverRequest(
        "",
        from,
        to,
        new RoleTerms(
            bounds.limit(),
            Optional.of(from),
            change.timeout(),
            probe.choice(spec),
            programs,
            antiFlap.window()),
        change.yes(),
        evenIfHealthy,
        false,
        wayOut.orDetach(),
        wayOut.promoteDeadline());
  }

  private Optional<RestoreRequest> restore(Hooks programs) {
    if (dr.region().filter(region -> !region.equals(to)).isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--dr-region: caches are restored where they go, in " + to);
    }
    return dr.bucket()
        .map(
            bucket ->
                restoring
                    .request(spec, from, to, bucket, dr, probe.choice(spec))
                    .with(Optional.of(from), change.timeout(), programs));
  }

  private Optional<Integer> expected() {
    var said = Optional.ofNullable(count);
    return change.yes() && !change.dryRun()
        ? Optional.of(Needed.option(spec, "--expect-count", said))
        : said;
  }

  private SortedMap<String, Rank> ranks() {
    return priority == null
        ? new TreeMap<>()
        : InputFile.read(
            spec,
            "--priority",
            priority,
            "priority/1",
            text -> PriorityForm.file(priority.toString(), text));
  }
}
