package io.ecdr.sim;

import io.ecdr.sim.time.Pace;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.ServerlessOptions;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a simulator is started.
 *
 * @param port 0 for any free one
 * @param regions at least one
 * @param engineBinary a server program instead of the one that comes along
 * @param dataDir where the servers keep their files; a folder of ours under the temporary folder
 *     when absent. Killed simulators are cleaned up only within it
 * @param seed chosen by chance when absent
 * @param account twelve digits, of callers whose access key names none
 * @param nodeMemory bytes by node type, over the usual table
 * @param promoteWhenPrimaryDark what a promotion does while the primary Region is dark
 * @param serverless what is unsure of serverless caches
 */
public record SimulatorOptions(
    int port,
    List<String> regions,
    Pace pace,
    EngineKind engine,
    Optional<Path> engineBinary,
    Optional<Path> dataDir,
    OptionalLong seed,
    String account,
    Map<String, Long> nodeMemory,
    Options.DarkPrimary promoteWhenPrimaryDark,
    ServerlessOptions serverless) {

  /** The port when none is given. */
  public static final String DEFAULT_PORT = "4566";

  /** The Regions when none are given. */
  public static final String DEFAULT_REGIONS = "us-east-1,eu-west-1";

  /** The account when none is given. */
  public static final String DEFAULT_ACCOUNT = "000000000000";

  public SimulatorOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    regions = List.copyOf(regions);
    if (regions.isEmpty() || regions.stream().distinct().count() < regions.size()) {
      throw new IllegalArgumentException("Regions must be named, each once: " + regions);
    }
    for (String region : regions) {
      if (!region.matches("[a-z]{2}(-[a-z]+)+-[0-9]")) {
        throw new IllegalArgumentException("not a Region: '" + region + "'");
      }
    }
    if (!account.matches("[0-9]{12}")) {
      throw new IllegalArgumentException("an account has twelve digits, not '" + account + "'");
    }
    nodeMemory = Collections.unmodifiableMap(new LinkedHashMap<>(nodeMemory));
    nodeMemory.forEach(
        (type, bytes) -> {
          if (bytes <= 0) {
            throw new IllegalArgumentException("a node cannot hold " + type + "=" + bytes);
          }
        });
  }

  /** With promotions that work while the primary Region is dark. */
  public SimulatorOptions(
      int port,
      List<String> regions,
      Pace pace,
      EngineKind engine,
      Optional<Path> engineBinary,
      Optional<Path> dataDir,
      OptionalLong seed,
      String account,
      Map<String, Long> nodeMemory) {
    this(
        port,
        regions,
        pace,
        engine,
        engineBinary,
        dataDir,
        seed,
        account,
        nodeMemory,
        Options.DarkPrimary.ACCEPT,
        ServerlessOptions.usual());
  }

  /** The same with another choice for promotions while the primary Region is dark. */
  public SimulatorOptions withPromoteWhenPrimaryDark(Options.DarkPrimary choice) {
    return new SimulatorOptions(
        port,
        regions,
        pace,
        engine,
        engineBinary,
        dataDir,
        seed,
        account,
        nodeMemory,
        choice,
        serverless);
  }

  /** The same with other Regions. */
  public SimulatorOptions withRegions(String... others) {
    return new SimulatorOptions(
        port,
        List.of(others),
        pace,
        engine,
        engineBinary,
        dataDir,
        seed,
        account,
        nodeMemory,
        promoteWhenPrimaryDark,
        serverless);
  }

  /** The same with other choices for serverless caches. */
  public SimulatorOptions withServerless(ServerlessOptions choice) {
    return new SimulatorOptions(
        port,
        regions,
        pace,
        engine,
        engineBinary,
        dataDir,
        seed,
        account,
        nodeMemory,
        promoteWhenPrimaryDark,
        choice);
  }

  /** Any free port, two Regions, no waiting, keys in memory: what most tests want. */
  public static SimulatorOptions forTests() {
    return new SimulatorOptions(
        0,
        List.of(DEFAULT_REGIONS.split(",")),
        Pace.INSTANT,
        EngineKind.MEMORY,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.of(1),
        DEFAULT_ACCOUNT,
        Map.of());
  }

  /** The same with real servers, whose files go to a folder. */
  public SimulatorOptions withProcesses(Path folder) {
    return new SimulatorOptions(
        port,
        regions,
        pace,
        EngineKind.PROCESS,
        engineBinary,
        Optional.of(folder),
        seed,
        account,
        nodeMemory,
        promoteWhenPrimaryDark,
        serverless);
  }

  /** The same at another pace. */
  public SimulatorOptions withPace(Pace other) {
    return new SimulatorOptions(
        port,
        regions,
        other,
        engine,
        engineBinary,
        dataDir,
        seed,
        account,
        nodeMemory,
        promoteWhenPrimaryDark,
        serverless);
  }

  /** The same on another port. */
  public SimulatorOptions withPort(int other) {
    return new SimulatorOptions(
        other,
        regions,
        pace,
        engine,
        engineBinary,
        dataDir,
        seed,
        account,
        nodeMemory,
        promoteWhenPrimaryDark,
        serverless);
  }
}
