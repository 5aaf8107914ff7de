package io.ecdr.cli;

import io.ecdr.model.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** Puts the command tree together and runs it. */
public final class Cli {

  private static final int COLUMNS = 80;

  private final Doors doors;
  private final Console console;
  private final String version;
  private final Map<String, Function<List<String>, CommandLine>> more;

  /**
   * @param version what {@code --version} shows
   * @param more further commands below the root, made elsewhere, by their names; they are handed
   *     the words typed behind them
   */
  public Cli(
      Doors doors,
      Console console,
      String version,
      Map<String, Function<List<String>, CommandLine>> more) {
    this.doors = doors;
    this.console = console;
    this.version = version;
    this.more = new LinkedHashMap<>(more);
  }

  /** What {@code --version} shows. */
  public static String versionLine(String version) {
    return "ecdr " + version;
  }

  /** Runs one command line; returns what the process should exit with. */
  public int run(String... arguments) {
    int code = tree(List.of(arguments)).execute(arguments);
    console.lines().exit(code);
    console.out().flush();
    console.err().flush();
    // A result that nobody could read is no success: a full disk, a closed pipe.
    return code == 0 && console.out().checkError() ? ExitCode.INTERNAL.number() : code;
  }

  /** The tree, ready to run. */
  public CommandLine tree() {
    return tree(List.of());
  }

  /** The same, with no more than these words need. */
  private CommandLine tree(List<String> typed) {
    var file = new FileValues(doors, console.variables(), typed);
    var factory = file.factory();
    var root = new CommandLine(new EcdrCommand());
    root.getCommandSpec()
        .versionProvider((IVersionProvider) () -> new String[] {versionLine(version)});
    var makers = makers();
    var first = typed.isEmpty() ? "" : typed.get(0);
    var behind = typed.subList(Math.min(1, typed.size()), typed.size());
    if (makers.containsKey(first)) {
      root.addSubcommand(branch(makers.get(first)).line(behind, factory));
    } else if (more.containsKey(first)) {
      root.addSubcommand(more.get(first).apply(behind));
    } else {
      makers.values().forEach(maker -> root.addSubcommand(branch(maker).line(List.of(), factory)));
      more.values().forEach(maker -> root.addSubcommand(maker.apply(List.of())));
    }
    var defaults = new EnvironmentDefaults(console.variables(), file);
    var complaints = new Complaints(console, defaults);
    Converters.register(root);
    root.setDefaultValueProvider(defaults)
        .setOut(console.out())
        .setErr(console.err())
        .setUsageHelpWidth(COLUMNS)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setExecutionStrategy(Cli::runLast)
        .setParameterExceptionHandler(complaints::usage)
        .setExecutionExceptionHandler(complaints::fault);
    return root;
  }

  private static Branch branch(Supplier<Object> maker) {
    var made = maker.get();
    return made instanceof Branch branch ? branch : new Branch(made);
  }

  private Map<String, Supplier<Object>> makers() {
    var run = new Changing(doors, console);
    var makers = new LinkedHashMap<String, Supplier<Object>>();
    makers.put("status", () -> new StatusCommand(doors, console));
    makers.put("assess", () -> new AssessCommand(doors, console));
    makers.put("check", () -> new CheckCommand(doors, console));
    makers.put(
        "backup",
        () ->
            new Branch(new BackupCommand())
                .addSubcommand(new BackupCreateCommand(doors, run))
                .addSubcommand(new BackupCopyCommand(doors, run))
                .addSubcommand(new BackupBucketCommand(doors, run))
                .addSubcommand(new BackupAutomaticCommand(doors, run))
                .addSubcommand(new BackupListCommand(doors, console))
                .addSubcommand(new BackupKeepCommand(doors, run))
                .addSubcommand(new BackupReleaseCommand(doors, run))
                .addSubcommand(new BackupRetireCommand(doors, run))
                .addSubcommand(new BackupAcceptCommand(doors, run))
                .addSubcommand(new BackupPruneCommand(doors, run.previewing()))
                .addSubcommand(new BackupDeleteCommand(doors, run.asking()))
                .addSubcommand(new BackupShowCommand(doors, console))
                .addSubcommand(new BackupInspectCommand(doors, console))
                .addSubcommand(new BackupVerifyCommand(doors, run)));
    makers.put("restore", () -> new RestoreCommand(doors, run));
    makers.put(
        "standby",
        () ->
            new Branch(new StandbyCommand())
                .addSubcommand(new StandbyCreateCommand(doors, run))
                .addSubcommand(new StandbyRebuildCommand(doors, run))
                .addSubcommand(new StandbyRemoveCommand(doors, run)));
    makers.put("switchover", () -> new SwitchoverCommand(doors, run));
    makers.put("failback", () -> new FailbackCommand(doors, run));
    makers.put("failover", () -> new FailoverCommand(doors, run));
    makers.put(
        "rehearse",
        () ->
            new Branch(new RehearseCommand())
                .addSubcommand(new RehearseFailoverCommand(doors, console)));
    makers.put("detach", () -> new DetachCommand(doors, run));
    makers.put("evacuate", () -> new EvacuateCommand(doors, run));
    makers.put("fence", () -> new FenceCommand(doors, run));
    makers.put(
        "rescue",
        () ->
            new Branch(new RescueCommand(doors, run))
                .addSubcommand(new RescueCompareCommand(doors, console)));
    makers.put(
        "drill",
        () ->
            new Branch(new DrillCommand())
                .addSubcommand(new DrillRestoreCommand(doors, run))
                .addSubcommand(new DrillSwitchoverCommand(doors, run))
                .addSubcommand(new DrillCleanupCommand(doors, run.previewing())));
    makers.put("plan", () -> new PlanTree(doors, console).branch());
    makers.put("show", () -> new ShowCommand(console));
    makers.put("iam-policy", () -> new IamPolicyCommand(console));
    makers.put("apply", () -> new ApplyCommand(doors, console));
    makers.put("stop", () -> new StopCommand(doors, console));
    makers.put("start", () -> new StartCommand(doors, console));
    makers.put(
        "op",
        () ->
            new Branch(new OpCommand())
                .addSubcommand(new OpListCommand(doors, console))
                .addSubcommand(new OpShowCommand(doors, console))
                .addSubcommand(new OpReportCommand(doors, console))
                .addSubcommand(new OpWatchCommand(doors, console))
                .addSubcommand(new OpResumeCommand(doors, console))
                .addSubcommand(new OpAdvanceCommand(doors, console))
                .addSubcommand(new OpAbortCommand(doors, console))
                .addSubcommand(new OpEscalateCommand(doors, console))
                .addSubcommand(new OpAckCommand(doors, console)));
    makers.put("cron", () -> new CronCommand(doors, console));
    makers.put(
        "config",
        () ->
            new Branch(new ConfigCommand())
                .addSubcommand(new ConfigInitCommand(doors, console))
                .addSubcommand(new ConfigValidateCommand(doors, console))
                .addSubcommand(new ConfigShowCommand(doors, console)));
    makers.put("schema", () -> new SchemaCommand(console));
    return makers;
  }

  /** A group without a command shows its help, and that is bad usage. */
  private static int runLast(ParseResult result) {
    var last = result;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    var spec = last.commandSpec();
    boolean group = !spec.subcommands().isEmpty() && !(spec.userObject() instanceof Callable);
    if (group
        && !result.isUsageHelpRequested()
        && !last.isUsageHelpRequested()
        && !result.isVersionHelpRequested()) {
      spec.commandLine().usage(spec.commandLine().getErr());
      return ExitCode.USAGE.number();
    }
    return new CommandLine.RunLast().execute(result);
  }
}
