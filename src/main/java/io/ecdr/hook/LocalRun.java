package io.ecdr.hook;

import io.ecdr.port.Programs.Ended;
import io.ecdr.port.Programs.Output;
import io.ecdr.port.Programs.Running;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One process, watched by threads of its own that do not keep ours alive. It has ended when the
 * process itself has: what it left running in the background is not waited for.
 */
final class LocalRun implements Running {

  /** For what is still in the pipe when the process has ended. */
  private static final long DRAIN_MILLIS = 300;

  private final Tail tail = new Tail();
  private final String input;
  private Process process;
  private boolean killed;
  private volatile Ended ended;

  private LocalRun(String input) {
    this.input = input;
  }

  static LocalRun begin(ProcessBuilder builder, String input) {
    var run = new LocalRun(input);
    daemon("ecdr-hook", () -> run.watch(builder));
    return run;
  }

  private static Thread daemon(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void watch(ProcessBuilder builder) {
    try {
      var started = start(builder);
      if (started.isEmpty()) {
        ended = Ended.never("it was given up before it began");
        return;
      }
      var in = started.get().getInputStream();
      var reader = daemon("ecdr-hook-output", () -> read(in));
      int code = started.get().waitFor();
      reader.join(DRAIN_MILLIS);
      ended = Ended.with(code);
    } catch (IOException | IllegalArgumentException e) {
      ended = Ended.never(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = Ended.never("nobody could wait for it");
    }
  }

  private synchronized Optional<Process> start(ProcessBuilder builder) throws IOException {
    if (killed) {
      return Optional.empty();
    }
    process = builder.start();
    var out = process.getOutputStream();
    // By itself: a program that never reads must not hold anything up.
    daemon("ecdr-hook-input", () -> write(out));
    return Optional.of(process);
  }

  private void write(OutputStream out) {
    try (out) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It did not want to read, or is gone; what it says about that is its exit code.
    }
  }

  private void read(InputStream in) {
    var buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        tail.add(buffer, n);
      }
    } catch (IOException e) {
      // The pipe was closed under us because the process is gone: there is no more to read.
    }
  }

  @Override
  public Optional<Ended> ended() {
    return Optional.ofNullable(ended);
  }

  @Override
  public Output output() {
    return tail.output();
  }

  @Override
  public synchronized void kill() {
    killed = true;
    if (process == null || ended != null) {
      return;
    }
    List<ProcessHandle> below = process.descendants().toList();
    process.destroyForcibly();
    for (var child : below) {
      // What it has started since; when it is gone nobody can tell any more.
      var later = child.descendants().toList();
      child.destroyForcibly();
      later.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
