package io.ecdr.sim;

import io.ecdr.sim.action.ActionTable;
import io.ecdr.sim.action.Covered;
import io.ecdr.sim.action.DirectoryCoverage;
import io.ecdr.sim.action.FaultCoverage;
import io.ecdr.sim.action.GroundCoverage;
import io.ecdr.sim.action.cloudwatch.CloudWatchActions;
import io.ecdr.sim.action.cloudwatch.CloudWatchCoverage;
import io.ecdr.sim.action.ec2.Ec2Actions;
import io.ecdr.sim.action.elasticache.ElastiCacheActions;
import io.ecdr.sim.action.elasticache.ElastiCacheCoverage;
import io.ecdr.sim.action.iam.IamActions;
import io.ecdr.sim.action.kms.KmsActions;
import io.ecdr.sim.action.quotas.QuotaActions;
import io.ecdr.sim.action.route53.Route53Actions;
import io.ecdr.sim.action.s3.S3Actions;
import io.ecdr.sim.action.s3.S3Coverage;
import io.ecdr.sim.action.secretsmanager.SecretActions;
import io.ecdr.sim.action.ssm.SsmActions;
import io.ecdr.sim.action.sts.StsActions;
import io.ecdr.sim.action.tagging.TaggingActions;
import io.ecdr.sim.control.ControlDoor;
import io.ecdr.sim.control.ControlHandler;
import io.ecdr.sim.control.EngineRoom;
import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.engine.memory.MemoryEngine;
import io.ecdr.sim.engine.process.Orphans;
import io.ecdr.sim.engine.process.ProcessEngine;
import io.ecdr.sim.fault.FaultBook;
import io.ecdr.sim.time.RealTime;
import io.ecdr.sim.wire.Front;
import io.ecdr.sim.wire.WireServer;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.History;
import io.ecdr.sim.world.elasticache.Options;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * The whole simulator, running: a world in real time, its engine, the AWS door and the control door
 * on one loopback port.
 */
public final class Simulator implements AutoCloseable {

  private final SimulatorOptions options;
  private final long seed;
  private final List<Long> orphansEnded;
  private final FaultBook faults = new FaultBook();
  private final World world;
  private final EngineRoom engines;
  private final WireServer server;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Starts one.
   *
   * @throws java.net.BindException when the port is taken; then nothing is left running
   * @throws IOException when the data folder or the engine's program cannot be used
   */
  public static Simulator start(SimulatorOptions options) throws IOException {
    return new Simulator(options);
  }

  private Simulator(SimulatorOptions options) throws IOException {
    this.options = options;
    this.seed = options.seed().orElseGet(() -> new Random().nextLong() >>> 16);
    Path base = options.dataDir().orElseGet(Simulator::ownFolder);
    this.orphansEnded = options.engine() == EngineKind.PROCESS ? Orphans.endOwn(base) : List.of();
    var time = new RealTime(Clock.systemUTC());
    Path run = base.resolve("run-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    this.engines = new EngineRoom(engine(options, run, time));
    try {
      this.world =
          new World(
              new World.Settings(
                  options.regions(),
                  options.account(),
                  options.pace(),
                  time,
                  new Random(seed),
                  engines,
                  faults,
                  objects(options, run),
                  elastiCache(options)));
      faults.onChange(this::darkenNodes);
      this.server =
          WireServer.start(
              new Front(world, actions()),
              options.port(),
              Map.of(ControlDoor.PREFIX, new ControlHandler(controlDoor())));
    } catch (IOException | RuntimeException e) {
      time.close();
      engines.close();
      throw e;
    }
  }

  /** Every action that is simulated, by service; all others are refused by name. */
  public static SortedMap<String, List<String>> coverage() {
    var names = new TreeMap<String, List<String>>();
    for (var entry : actions().entries()) {
      names.computeIfAbsent(entry.service(), service -> new ArrayList<>()).add(entry.name());
    }
    return names;
  }

  /** What the simulated services do, how sure that is, and what it rests on. */
  public static List<Covered> behaviours() {
    var lines = new ArrayList<>(ElastiCacheCoverage.lines());
    lines.addAll(S3Coverage.lines());
    lines.addAll(CloudWatchCoverage.lines());
    lines.addAll(GroundCoverage.lines());
    lines.addAll(DirectoryCoverage.lines());
    lines.addAll(FaultCoverage.lines());
    return List.copyOf(lines);
  }

  private static ActionTable actions() {
    var table = new ActionTable();
    StsActions.addTo(table);
    TaggingActions.addTo(table);
    S3Actions.addTo(table);
    ElastiCacheActions.addTo(table);
    CloudWatchActions.addTo(table);
    Ec2Actions.addTo(table);
    IamActions.addTo(table);
    KmsActions.addTo(table);
    QuotaActions.addTo(table);
    Route53Actions.addTo(table);
    SecretActions.addTo(table);
    SsmActions.addTo(table);
    return table;
  }

  private List<Map<String, String>> history() {
    return world.locked(
        () -> world.elasticache().history().changes().stream().map(History.Change::named).toList());
  }

  /** Freezes the nodes of Regions whose data is dark, and thaws those that are light again. */
  private void darkenNodes() {
    world.run(
        () -> {
          var nodes = world.elasticache().dataPlane();
          for (String region : options.regions()) {
            if (faults.dataDark(region)) {
              nodes.darken(region);
            } else {
              nodes.lighten(region);
            }
          }
        });
  }

  private ControlDoor controlDoor() {
    var sight =
        new ControlDoor.Sight(
            options.regions(),
            ElastiCache.transitions(),
            options.account(),
            engines::nodes,
            () -> world.locked(() -> world.elasticache().globals().ids()),
            this::history);
    return new ControlDoor(sight, faults);
  }

  private static Engine engine(SimulatorOptions options, Path run, RealTime time)
      throws IOException {
    if (options.engine() == EngineKind.MEMORY) {
      return new MemoryEngine(time);
    }
    Files.createDirectories(run.getParent());
    return ProcessEngine.open(run, options.engineBinary(), Clock.systemUTC());
  }

  /** Within the run's folder, so that it goes when that goes. */
  private static Optional<Path> objects(SimulatorOptions options, Path run) throws IOException {
    return options.engine() == EngineKind.MEMORY
        ? Optional.empty()
        : Optional.of(Files.createDirectory(run.resolve("objects")));
  }

  private static Options elastiCache(SimulatorOptions options) {
    var made =
        Options.defaults()
            .withPromoteWhenPrimaryDark(options.promoteWhenPrimaryDark())
            .withServerless(options.serverless());
    for (var size : options.nodeMemory().entrySet()) {
      made = made.withNodeMemory(size.getKey(), size.getValue());
    }
    return made;
  }

  /** One folder for each user of the machine: another's processes are not ours to end. */
  private static Path ownFolder() {
    return Path.of(System.getProperty("java.io.tmpdir"))
        .resolve("ecdr-sim-" + System.getProperty("user.name"));
  }

  /** Where AWS clients are to be pointed, such as {@code http://127.0.0.1:4566}. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** What it was started with. */
  public SimulatorOptions options() {
    return options;
  }

  /** What its chances come from. */
  public long seed() {
    return seed;
  }

  /** The servers of killed simulators that were ended at the start, by process id. */
  public List<Long> orphansEnded() {
    return orphansEnded;
  }

  /** The newest engine on offer, such as {@code redis 7.0.15}. */
  public String engineVersion() {
    var versions = engines.versions();
    var newest = versions.get(versions.size() - 1);
    return newest.engine() + " " + newest.version();
  }

  /** What is broken; changes take effect at once. */
  public FaultBook faults() {
    return faults;
  }

  /** The world behind the doors, for tests. */
  public World world() {
    return world;
  }

  /** Waits until {@link #close} has ended everything. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    server.close();
    world.close();
    closed.countDown();
  }
}
