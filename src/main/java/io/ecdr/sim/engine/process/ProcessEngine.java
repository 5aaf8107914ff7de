package io.ecdr.sim.engine.process;

import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RdbHeader;
import io.ecdr.sim.engine.RunningGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs real servers. All of a run lives in one folder: the program, a folder per node, the saved
 * files, and the list of processes that {@link Orphans} reads after a crash. Saved files are
 * readable until {@link #close}.
 */
public final class ProcessEngine implements Engine {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final int SECONDS_TO_WIND_UP = 10;

  private final Path runFolder;
  private final ProcessTable table;
  private final ExecutorService executor;
  private final GroupStarter starter;
  private final ServerBinary binary;
  private final AtomicInteger started = new AtomicInteger();

  private ProcessEngine(
      Path runFolder, ProcessTable table, ServerBinary binary, InstantSource clock) {
    this.runFolder = runFolder;
    this.table = table;
    this.binary = binary;
    this.executor = Executors.newCachedThreadPool(ProcessEngine::thread);
    this.starter = new GroupStarter(binary, table, START_LIMIT, clock, executor);
  }

  /**
   * Makes the run folder and looks at the server program.
   *
   * @param runFolder a new folder for this run alone; made with access for its owner only
   * @param named the server program to use; empty for the one that comes with the product
   * @param clock real time
   * @throws IllegalStateException when the program cannot be used here
   * @throws java.nio.file.FileAlreadyExistsException when the folder belongs to another run
   */
  public static ProcessEngine open(Path runFolder, Optional<Path> named, InstantSource clock)
      throws IOException {
    var folder = Folders.create(runFolder.toAbsolutePath().normalize());
    var table = new ProcessTable(folder);
    try {
      var binary =
          named.isPresent()
              ? probed(ServerBinary.named(named.get()), folder.resolve("probe"), table, clock)
              : ServerBinary.bundled(
                  folder, System.getProperty("os.name"), System.getProperty("os.arch"));
      return new ProcessEngine(folder, table, binary, clock);
    } catch (IOException | RuntimeException e) {
      table.close();
      Folders.delete(folder);
      throw e;
    }
  }

  @Override
  public List<EngineVersion> versions() {
    return List.of(binary.version());
  }

  @Override
  public CompletableFuture<RunningGroup> start(GroupSpec spec) {
    if (!versions().contains(spec.version())) {
      throw new IllegalArgumentException("no such version here: " + spec.version());
    }
    var folder =
        runFolder.resolve(
            started.incrementAndGet() + "-" + spec.name().replaceAll("[^A-Za-z0-9.-]", "-"));
    return Later.run(executor, () -> starter.start(spec, folder));
  }

  @Override
  public void close() {
    executor.shutdownNow();
    table.close();
    try {
      if (!executor.awaitTermination(SECONDS_TO_WIND_UP, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the engine's work does not end");
      }
      Folders.delete(runFolder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets an unknown program save an empty file, to see which RDB version it writes. */
  private static ServerBinary probed(
      ServerBinary binary, Path path, ProcessTable table, InstantSource clock) throws IOException {
    var folder = NodeFolder.create(path);
    var ports = new NodeFolder.Ports(FreePorts.find(1).get(0), 0);
    folder.configure(ports, 0);
    var server = ServerProcess.launch("probe", folder, ports, binary, table);
    try {
      server.awaitReady(Deadline.in(Duration.ofSeconds(20), clock));
      server.ask(5000, c -> c.save());
      try (var in = Files.newInputStream(folder.dump())) {
        var version = RdbHeader.version(in.readNBytes(RdbHeader.LENGTH));
        return binary.writing(
            version.orElseThrow(
                () -> new IllegalStateException(binary.file() + " writes no RDB header we know")));
      }
    } finally {
      server.end().join();
      Folders.delete(path);
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "sim-engine");
    thread.setDaemon(true);
    return thread;
  }
}
