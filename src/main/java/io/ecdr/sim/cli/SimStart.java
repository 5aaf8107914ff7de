package io.ecdr.sim.cli;

import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.time.Pace;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.ServerlessOptions;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ecdr sim start}. */
@Command(
    name = "start",
    description = {
      "Start simulated Regions behind one loopback port. Prints one line of JSON when ready;"
          + " runs until it is interrupted.",
      "Any AWS client works against it with its endpoint URL; the Region and service are read"
          + " from the signature, whose secret is not checked."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ecdr sim start",
      "  ecdr sim start --port 0 --pace aws --regions us-east-1,eu-west-1,ap-southeast-2"
    })
final class SimStart implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = SimulatorOptions.DEFAULT_PORT,
      description = "Where to listen; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--regions",
      paramLabel = "REGION",
      split = ",",
      defaultValue = SimulatorOptions.DEFAULT_REGIONS,
      description = "With commas between (default: ${DEFAULT-VALUE}).")
  private List<String> regions;

  @Option(
      names = "--pace",
      paramLabel = "PACE",
      converter = PaceWord.class,
      defaultValue = "fast",
      description =
          "How long changes take: instant, fast (0.2 to 2 s) or aws (default: ${DEFAULT-VALUE}).")
  private Pace pace;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      converter = EngineWord.class,
      defaultValue = "process",
      description =
          "process: real servers; memory: maps, without sockets (default: ${DEFAULT-VALUE}).")
  private EngineKind engine;

  @Option(
      names = "--engine-binary",
      paramLabel = "FILE",
      description = "Another Redis or Valkey server than the one that comes along.")
  private Path binary;

  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      description = "Where the servers keep their files (default: under the temporary folder).")
  private Path dataDir;

  @Option(names = "--seed", paramLabel = "N", description = "The same seed, the same chances.")
  private Long seed;

  @Option(
      names = "--account",
      paramLabel = "ID",
      defaultValue = SimulatorOptions.DEFAULT_ACCOUNT,
      description = "The account of callers whose key names none (default: ${DEFAULT-VALUE}).")
  private String account;

  @Option(
      names = "--node-memory",
      paramLabel = "TYPE=BYTES",
      description = "What a node type holds, when a test wants it small. Repeatable.")
  private Map<String, Long> nodeMemory = new LinkedHashMap<>();

  @Option(
      names = "--promote-when-primary-dark",
      paramLabel = "CHOICE",
      converter = DarkPrimaryWord.class,
      defaultValue = "accept",
      description =
          "What a promotion does while the primary Region is dark, where AWS's texts disagree:"
              + " accept, refuse, or stuck until the Region returns (default: ${DEFAULT-VALUE}).")
  private Options.DarkPrimary promoteWhenPrimaryDark;

  @Option(
      names = "--serverless-export-key",
      paramLabel = "CHOICE",
      converter = ExportKeyWord.class,
      defaultValue = "folder",
      description =
          "How exports of serverless snapshots are called, which was seen once:"
              + " folder (NAME/NAME-0001.rdb) or flat (NAME-0001.rdb) (default: ${DEFAULT-VALUE}).")
  private ServerlessOptions.ExportKey exportKey;

  @Option(
      names = "--serverless-from-s3",
      paramLabel = "CHOICE",
      converter = ChoiceWord.class,
      defaultValue = "refuse",
      description =
          "Whether files in S3 can be restored to serverless caches, which AWS does not say:"
              + " accept or refuse (default: ${DEFAULT-VALUE}).")
  private Options.Choice serverlessFromS3;

  @Override
  public Integer call() throws Exception {
    try {
      run(Simulator.start(options()));
      return SimExit.OK;
    } catch (BindException e) {
      return SimTrouble.say(
          spec,
          "port " + port + " is in use; stop what listens there or give another --port (0 = any)",
          SimExit.USAGE);
    } catch (IllegalArgumentException | IllegalStateException | IOException e) {
      return SimTrouble.say(spec, e.getMessage(), SimExit.USAGE);
    }
  }

  private SimulatorOptions options() {
    return new SimulatorOptions(
        port,
        regions,
        pace,
        engine,
        Optional.ofNullable(binary),
        Optional.ofNullable(dataDir),
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        account,
        nodeMemory,
        promoteWhenPrimaryDark,
        new ServerlessOptions(exportKey, serverlessFromS3));
  }

  private void run(Simulator simulator) throws InterruptedException {
    var end = new Thread(simulator::close, "sim-end");
    Runtime.getRuntime().addShutdownHook(end);
    spec.commandLine().getOut().println(SimOutput.json(ready(simulator)));
    spec.commandLine().getOut().flush();
    var err = spec.commandLine().getErr();
    err.printf(
        "Simulating %s at %s (seed %d). Ctrl-C ends it.%n",
        String.join(", ", simulator.options().regions()), simulator.endpoint(), simulator.seed());
    err.flush();
    simulator.awaitClose();
  }

  private static Map<String, Object> ready(Simulator simulator) {
    var options = simulator.options();
    var line = new LinkedHashMap<String, Object>();
    line.put("ready", true);
    line.put("endpoint", simulator.endpoint().toString());
    line.put("regions", options.regions());
    line.put("account", options.account());
    line.put("pid", ProcessHandle.current().pid());
    line.put("pace", options.pace().name().toLowerCase(Locale.ROOT));
    line.put("engine", options.engine().name().toLowerCase(Locale.ROOT));
    line.put("engineVersion", simulator.engineVersion());
    line.put("seed", simulator.seed());
    line.put("orphansEnded", simulator.orphansEnded());
    return line;
  }

  private static final class PaceWord implements ITypeConverter<Pace> {
    @Override
    public Pace convert(String word) {
      return Pace.valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  private static final class EngineWord implements ITypeConverter<EngineKind> {
    @Override
    public EngineKind convert(String word) {
      return EngineKind.valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  private static final class ExportKeyWord implements ITypeConverter<ServerlessOptions.ExportKey> {
    @Override
    public ServerlessOptions.ExportKey convert(String word) {
      return ServerlessOptions.ExportKey.valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  private static final class ChoiceWord implements ITypeConverter<Options.Choice> {
    @Override
    public Options.Choice convert(String word) {
      return Options.Choice.valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  private static final class DarkPrimaryWord implements ITypeConverter<Options.DarkPrimary> {
    @Override
    public Options.DarkPrimary convert(String word) {
      return Options.DarkPrimary.valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
