package io.ecdr.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The program as a process of its own, so that it can be killed. */
final class ChildProcess implements AutoCloseable {

  private static final long LONGEST_SECONDS = 120;

  private final Process process;
  private final Path out;
  private final Path err;

  /** What a run came to. */
  record Ended(int code, String out, String err) {}

  private ChildProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static ChildProcess start(URI endpoint, Path state, String... arguments) throws IOException {
    return start(endpoint, state, List.of(), arguments);
  }

  /**
   * The same.
   *
   * @param java further options of the Java machine
   */
  static ChildProcess start(URI endpoint, Path state, List<String> java, String... arguments)
      throws IOException {
    return start(Main.class, endpoint, state, java, arguments);
  }

  /**
   * The same.
   *
   * @param environment further variables
   */
  static ChildProcess start(
      URI endpoint, Path state, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(Main.class, endpoint, state, List.of(), environment, arguments);
  }

  /**
   * The same, begun another way.
   *
   * @param main what begins
   */
  static ChildProcess start(
      Class<?> main, URI endpoint, Path state, List<String> java, String... arguments)
      throws IOException {
    return start(main, endpoint, state, java, Map.of(), arguments);
  }

  private static ChildProcess start(
      Class<?> main,
      URI endpoint,
      Path state,
      List<String> java,
      Map<String, String> environment,
      String... arguments)
      throws IOException {
    Files.createDirectories(state);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Decdr.terminals="));
    command.addAll(QuickStart.shared().options());
    command.addAll(java);
    command.addAll(List.of("-cp", QuickStart.shared().classPath(), main.getName()));
    command.addAll(List.of(arguments));
    var out = Files.createTempFile(state, "out", ".txt");
    var err = Files.createTempFile(state, "err", ".txt");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("AWS_") || name.startsWith("ECDR_"));
    builder.environment().put("AWS_ENDPOINT_URL", endpoint.toString());
    builder.environment().put("AWS_ACCESS_KEY_ID", "AKIDOPERATOR");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
    builder.environment().put("XDG_STATE_HOME", state.toString());
    builder.environment().putAll(environment);
    return new ChildProcess(builder.start(), out, err);
  }

  static Ended run(URI endpoint, Path state, String... arguments) throws Exception {
    try (var child = start(endpoint, state, arguments)) {
      return child.ended();
    }
  }

  /** Waits for its end. */
  Ended ended() throws Exception {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError(
          "still running after " + LONGEST_SECONDS + " s: " + Files.readString(err));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** What it has said so far. */
  String saidSoFar() throws IOException {
    return Files.readString(err);
  }

  /** Sends it a signal, such as STOP or CONT. */
  void signal(String name) throws Exception {
    int code =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (code != 0) {
      throw new AssertionError("kill -" + name + " failed: " + code);
    }
  }

  /** SIGKILL after a time, unless it ended by itself before; true when it was killed. */
  boolean killAfter(long millis) throws Exception {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      return false;
    }
    process.destroyForcibly();
    return process.waitFor() == 128 + 9;
  }

  /** Waits until a file is there, or the process has ended; true when the file is there. */
  boolean makes(Path file) throws InterruptedException {
    return reaches(() -> Files.exists(file));
  }

  /** Waits until something is so, or the process has ended; true when it is so. */
  boolean reaches(BooleanSupplier there) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!there.getAsBoolean() && System.nanoTime() < end) {
      if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
        return there.getAsBoolean();
      }
    }
    return there.getAsBoolean();
  }

  /** SIGKILL; true when it was that which ended it. */
  boolean kill() throws InterruptedException {
    process.destroyForcibly();
    return process.waitFor() == 128 + 9;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
