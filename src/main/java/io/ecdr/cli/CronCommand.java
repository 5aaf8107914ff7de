package io.ecdr.cli;

import io.ecdr.model.Hooks;
import io.ecdr.model.config.CacheSettings;
import io.ecdr.model.config.Config;
import io.ecdr.model.config.Said;
import io.ecdr.render.ConfigCheckScreen;
import io.ecdr.render.CronScreen;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One maintenance pass over the caches of the configuration file. */
@Command(
    name = "cron",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "One pass over all caches of the configuration file: finish what was interrupted, make the"
          + " backups that are due, verify, prune, remove overdue drills.",
      "",
      "What is due is told from the last recovery point, so it may run every minute, from several"
          + " machines, and after a pause. A cache that fails stops none of the others, and is"
          + " tried again after 10m, then twice as long, 6h at most. Roles are never changed.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr cron --dry-run",
      "  ecdr cron --config /etc/ecdr/ecdr.yaml --quiet",
      "  ecdr cron --parallel 16 -o json",
    },
    exitCodeListHeading = "%nExit codes, the worst of all caches:%n",
    exitCodeList = {
      "0:all that was due is done and was read back, or nothing was",
      "2:bad usage or configuration",
      "11:checks forbid a backup",
      "16:automation is stopped",
      "20:something is done, and a follow-up failed",
      "21:outcome unknown; the resume command is printed",
      "22:timed out waiting, still going on at AWS",
      "24:something failed",
      "30:there is no configuration file, or a cache or bucket is not there",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "40:a backup does not check",
    })
public final class CronCommand implements Callable<Integer> {

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "How many caches are worked on at once, 1 to 64. Default: 4.")
  private int parallel = 4;

  @Option(names = "--dry-run", description = "Tell what is due, and change nothing.")
  private boolean dryRun;

  @Option(names = "--all", description = "Tell of caches with nothing to do, too.")
  private boolean all;

  @Mixin private StateOptions state;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Console console;

  CronCommand(Doors doors, Console console) {
    this.doors = doors;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (parallel < 1 || parallel > 64) {
      throw new ParameterException(spec.commandLine(), "--parallel: 1 to 64 are possible");
    }
    var desk = new Desk(console, common);
    var read = new FileValues(doors, console.variables(), FileValues.typed(common)).read();
    if (read.isEmpty()) {
      return desk.reject(FileValues.missing()).number();
    }
    if (read.get().config().isEmpty()) {
      return desk.show(new ConfigCheckScreen(read.get(), console.clock().instant())).number();
    }
    var config = read.get().config().get();
    var pass = doors.cron(settings(config), parallel, this::hooks, desk.progress());
    var report = pass.run(config, config.active() && !dryRun);
    return desk.show(new CronScreen(report, all)).number();
  }

  private Function<Optional<String>, Settings> settings(Config config) {
    var usual = state.on(connection.settings(common));
    return account ->
        account
            .flatMap(name -> config.accounts().get(name).profile())
            .map(usual::withProfile)
            .orElse(usual);
  }

  private Hooks hooks(CacheSettings settings) {
    return HookOptions.of(
        word(settings, "hooks.pre"),
        word(settings, "hooks.post"),
        word(settings, "hooks.timeout").map(Converters::duration),
        doors);
  }

  private static Optional<String> word(CacheSettings settings, String key) {
    return Optional.ofNullable(settings.told().get(key)).map(Said::text);
  }
}
