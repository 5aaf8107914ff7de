package io.ecdr.sim.engine.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Every process that an engine started and has not ended, kept in a file as well, so that after a
 * crash {@link Orphans} can end what is provably ours.
 */
final class ProcessTable {

  /** The file's name within a run folder. */
  static final String FILE = "processes";

  private final Path file;
  private final RunLock lock;
  private final Set<Process> running = new LinkedHashSet<>();
  private boolean closed;

  /**
   * Opens the table of a run.
   *
   * @throws FileAlreadyExistsException when the folder belongs to another run
   */
  ProcessTable(Path runFolder) throws IOException {
    this.file = runFolder.resolve(FILE);
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString(), null, "the folder of another run");
    }
    this.lock = RunLock.take(runFolder);
    Files.writeString(
        file,
        ProcessRecord.of(ProcessHandle.current(), runFolder).line(),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE);
  }

  /** Starts a server in its folder, with nothing of our environment. */
  synchronized Process launch(ServerBinary binary, NodeFolder folder) throws IOException {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    var builder =
        new ProcessBuilder(List.of(binary.file().toString(), folder.config().toString()))
            .directory(folder.path().toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.log().toFile());
    builder.environment().clear();
    var process = builder.start();
    running.add(process);
    Files.writeString(
        file,
        ProcessRecord.of(process.toHandle(), folder.path()).line(),
        StandardOpenOption.APPEND,
        StandardOpenOption.WRITE);
    return process;
  }

  /** Ends processes, hard, with the children that save for them; completes when all are gone. */
  CompletableFuture<Void> end(Collection<Process> processes) {
    var children = childrenOf(processes);
    processes.forEach(Process::destroyForcibly);
    children.forEach(ProcessHandle::destroyForcibly);
    return CompletableFuture.allOf(
        processes.stream()
            .map(process -> process.onExit().thenAccept(this::forget))
            .toArray(CompletableFuture<?>[]::new));
  }

  /** One look at the system's processes for all, since each look reads them all. */
  static List<ProcessHandle> childrenOf(Collection<Process> processes) {
    var ids = processes.stream().map(Process::pid).collect(Collectors.toSet());
    return ProcessHandle.current()
        .descendants()
        .filter(child -> child.parent().filter(p -> ids.contains(p.pid())).isPresent())
        .toList();
  }

  /** Ends all and lets none start any more; returns when they are gone. */
  void close() {
    List<Process> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(running);
    }
    end(left).join();
    lock.close();
  }

  private synchronized void forget(Process process) {
    running.remove(process);
  }
}
