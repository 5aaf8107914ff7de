package io.ecdr.gate;

import io.ecdr.plan.denial.Denial;
import io.ecdr.port.Confinement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs this program again behind a gate: in a network of its own where that can be had, else with
 * the gate as its proxy. The process is tied to this one: its standard input ends with us, and on
 * our way out we end it and all that it has started.
 */
public final class Gated implements Confinement {

  /** Longer than any survey takes; what hangs longer than this would hang in a disaster. */
  private static final int LIMIT_SECONDS = 120;

  private static final String HERE = "127.0.0.1";

  /** Tells the process inside where the gate is. */
  static final String INSIDE = "ecdr.rehearsal";

  /**
   * What it is started with.
   *
   * @param java with its options and the class to run
   */
  public record Start(List<String> java, Map<String, String> environment) {
    public Start {
      java = List.copyOf(java);
      environment = Map.copyOf(environment);
    }
  }

  private final Supplier<Start> start;
  private final Supplier<Isolation> isolation;
  private final Consumer<String> said;
  private final Consumer<String> beginning;
  private final AtomicReference<ProcessHandle> running = new AtomicReference<>();

  /**
   * @param start what the process is started with, asked when it is
   * @param said takes what it says on its standard error, line by line
   * @param beginning told of each part that it begins
   */
  public Gated(Supplier<Start> start, Consumer<String> said, Consumer<String> beginning) {
    this(start, Isolation::here, said, beginning);
  }

  Gated(
      Supplier<Start> start,
      Supplier<Isolation> isolation,
      Consumer<String> said,
      Consumer<String> beginning) {
    this.start = start;
    this.isolation = isolation;
    this.beginning = beginning;
    this.said = said;
  }

  /** Whether this machine lets it be isolated; tried out. */
  public static boolean isolates() {
    return Isolation.here().works();
  }

  @Override
  public Ran run(List<String> words, Denial denial, Wanted wanted) {
    upstream().ifPresent(Gated::refuse);
    var how = wanted == Wanted.NONE ? Isolation.none("It was not wanted.") : isolation.get();
    if (wanted == Wanted.REQUIRED && !how.works()) {
      throw new Impossible(how.missing());
    }
    try (var gate = new Gate(denial, beginning)) {
      return how.works() ? isolated(gate, how, words) : told(gate, how, words);
    } catch (IOException e) {
      throw new Impossible("the gate cannot be put up: " + e.getMessage(), e);
    }
  }

  /** The gate goes straight to AWS; where that needs a proxy it would deny everything. */
  private Optional<String> upstream() {
    var environment = start.get().environment();
    return Stream.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
        .filter(name -> !environment.getOrDefault(name, "").isBlank())
        .findFirst()
        .or(
            () ->
                Optional.ofNullable(System.getProperty("https.proxyHost"))
                    .map(h -> "https.proxyHost"));
  }

  private static void refuse(String variable) {
    throw new Impossible(
        "this machine reaches AWS by a proxy of its own ("
            + variable
            + "), and the watched way out cannot go by another one");
  }

  private Ran isolated(Gate gate, Isolation how, List<String> words) throws IOException {
    var folder = Files.createTempDirectory("ecdr-");
    var door = folder.resolve("gate");
    try {
      gate.relayed(door);
      var command = new ArrayList<>(how.words());
      command.addAll(java(Relay.OWN, door.toString()));
      command.addAll(words);
      var ended = run(gate, command, Relay.PROGRAMS, () -> Relay.remove(door));
      return new Ran(Force.ISOLATED, "", ended.code(), ended.out(), gate.asked());
    } finally {
      Relay.remove(door);
    }
  }

  private Ran told(Gate gate, Isolation how, List<String> words) throws IOException {
    int own = gate.local(port -> Caller.ECDR);
    var callers = new Callers(() -> Optional.ofNullable(running.get()));
    int programs = gate.local(callers::at);
    var command = java(own, "proxy");
    command.addAll(words);
    var ended = run(gate, command, programs, () -> {});
    return new Ran(Force.PROXY_ONLY, how.missing(), ended.code(), ended.out(), gate.asked());
  }

  private record Ended(int code, String out) {}

  /** Java with the gate as the way for all of its own sockets, also for those to this machine. */
  private List<String> java(int own, String inside) {
    var java = new ArrayList<>(start.get().java());
    java.addAll(
        java.size() - 1,
        List.of(
            "-D" + INSIDE + "=" + inside,
            "-Dhttp.proxyHost=" + HERE,
            "-Dhttp.proxyPort=" + own,
            "-Dhttps.proxyHost=" + HERE,
            "-Dhttps.proxyPort=" + own,
            "-Dhttp.nonProxyHosts=",
            "-DsocksProxyHost=" + HERE,
            "-DsocksProxyPort=" + own,
            "-DsocksNonProxyHosts="));
    return java;
  }

  private Ended run(Gate gate, List<String> command, int port, Runnable tidy) throws IOException {
    var builder = new ProcessBuilder(command);
    var environment = builder.environment();
    environment.clear();
    environment.putAll(start.get().environment());
    proxies(environment, port);
    var process = builder.start();
    running.set(process.toHandle());
    var tie =
        new Thread(
            () -> {
              Inside.end(process.toHandle());
              tidy.run();
            },
            "ecdr-rehearsal-end");
    Runtime.getRuntime().addShutdownHook(tie);
    try {
      var out = reading(process.getInputStream());
      var err = listening(process.getErrorStream());
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Hung(gate.part(), LIMIT_SECONDS + " s", Callers.programs(process.toHandle()));
      }
      err.join();
      return new Ended(process.exitValue(), out.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Impossible("interrupted", e);
    } finally {
      Inside.end(process.toHandle());
      try {
        Runtime.getRuntime().removeShutdownHook(tie);
      } catch (IllegalStateException e) {
        // We are on our way out, and the hook does its work.
      }
    }
  }

  /** For programs; no name is exempt. Some look for the small letters only, some for the large. */
  private static void proxies(Map<String, String> environment, int port) {
    for (var name : List.of("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")) {
      environment.put(name, "http://" + HERE + ":" + port);
    }
    for (var name : List.of("all_proxy", "ALL_PROXY")) {
      environment.put(name, "socks5h://" + HERE + ":" + port);
    }
    environment.remove("no_proxy");
    environment.remove("NO_PROXY");
  }

  private static CompletableFuture<String> reading(InputStream in) {
    return beside(
        () -> {
          try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private CompletableFuture<String> listening(InputStream in) {
    return beside(
        () -> {
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .forEach(said);
          return "";
        });
  }

  private static CompletableFuture<String> beside(Supplier<String> work) {
    var result = new CompletableFuture<String>();
    var thread =
        new Thread(
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException e) {
                result.completeExceptionally(e);
              }
            },
            "ecdr-rehearsal-reader");
    thread.setDaemon(true);
    thread.start();
    return result;
  }
}
