package io.ecdr.sim.engine.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Servers left behind by a simulator that was killed. */
public final class Orphans {

  private static final int PAUSE_MILLIS = 20;
  private static final int ROUNDS_TO_END = 500;

  private Orphans() {}

  /**
   * Ends the servers of dead runs and removes their folders. A server is ended only when its id,
   * its start and the folder on its command line are those that were written down; a run whose
   * simulator is still alive is left alone.
   *
   * @param base the folder that holds the run folders; may be missing
   * @return the ids of the processes that were ended
   * @throws IllegalStateException when one does not end within ten seconds
   */
  public static List<Long> endOwn(Path base) throws IOException {
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    List<Path> runs;
    try (var children = Files.list(base)) {
      runs =
          children
              .filter(p -> Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
              .filter(p -> Files.isRegularFile(p.resolve(ProcessTable.FILE)))
              .sorted()
              .toList();
    }
    var ended = new ArrayList<Long>();
    for (Path run : runs) {
      ended.addAll(endRun(run));
    }
    return ended;
  }

  private static List<Long> endRun(Path run) throws IOException {
    var records =
        Files.readAllLines(run.resolve(ProcessTable.FILE)).stream()
            .map(ProcessRecord::parse)
            .toList();
    if (records.isEmpty() || records.get(0).isEmpty() || records.get(0).get().alive().isPresent()) {
      return List.of();
    }
    if (RunLock.isHeld(run)) {
      return List.of();
    }
    var ended = new ArrayList<Long>();
    for (var record : records.subList(1, records.size())) {
      var server = record.flatMap(ProcessRecord::provenServer);
      if (server.isPresent()) {
        end(record.get(), server.get());
        ended.add(server.get().pid());
      }
    }
    Folders.delete(run);
    return ended;
  }

  /**
   * Waits until it can no longer be proven, not until its id is free: where nobody collects dead
   * processes, as in some containers, the id stays taken.
   */
  private static void end(ProcessRecord record, ProcessHandle server) {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
    for (int i = 0; record.provenServer().isPresent(); i++) {
      if (i == ROUNDS_TO_END) {
        throw new IllegalStateException("process " + server.pid() + " does not end");
      }
      pause(server);
    }
  }

  private static void pause(ProcessHandle server) {
    try {
      server.onExit().get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while ending process " + server.pid(), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("process " + server.pid() + " cannot be watched", e);
    }
  }
}
