package io.ecdr.sim.engine.process;

import io.valkey.DefaultJedisClientConfig;
import io.valkey.HostAndPort;
import io.valkey.Jedis;
import io.valkey.JedisClientConfig;
import io.valkey.exceptions.JedisException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** One server process and how to talk with it. */
final class ServerProcess {

  static final String HOST = "127.0.0.1";
  private static final int PAUSE_MILLIS = 10;

  private final String name;
  private final NodeFolder folder;
  private final NodeFolder.Ports ports;
  private volatile boolean loading;
  private final ProcessTable table;
  private final Process process;

  private ServerProcess(
      String name,
      NodeFolder folder,
      NodeFolder.Ports ports,
      boolean loading,
      ProcessTable table,
      Process process) {
    this.name = name;
    this.folder = folder;
    this.ports = ports;
    this.loading = loading;
    this.table = table;
    this.process = process;
  }

  /** Starts a server whose folder is ready; returns before it answers. */
  static ServerProcess launch(
      String name,
      NodeFolder folder,
      NodeFolder.Ports ports,
      ServerBinary binary,
      ProcessTable table)
      throws IOException {
    boolean seeded = Files.exists(folder.dump());
    return new ServerProcess(name, folder, ports, seeded, table, table.launch(binary, folder));
  }

  String name() {
    return name;
  }

  NodeFolder folder() {
    return folder;
  }

  int port() {
    return ports.client();
  }

  Process process() {
    return process;
  }

  ServerLog log() {
    return ServerLog.read(folder.log());
  }

  Jedis connect(int timeoutMillis) {
    return new Jedis(new HostAndPort(HOST, port()), config(timeoutMillis));
  }

  /** Connects, asks, hangs up. */
  <T> T ask(int timeoutMillis, Function<Jedis, T> question) {
    try (var connection = connect(timeoutMillis)) {
      return question.apply(connection);
    }
  }

  /**
   * Asks again and again until the answer is yes.
   *
   * @param what for the message, as in "did not …"
   * @throws IllegalStateException when the time is up, or the server ended for no reason of its
   *     seed
   * @throws io.ecdr.sim.engine.SeedRefused when the server ended over its seed
   * @throws PortTaken when the server found its port taken
   */
  void await(String what, Predicate<Jedis> until, Deadline deadline) {
    RuntimeException last = null;
    while (true) {
      try {
        if (ask(1000, until::test)) {
          return;
        }
      } catch (JedisException e) {
        last = e;
      }
      if (ended()) {
        throw log().whyEnded(name, loading);
      }
      if (deadline.passed()) {
        throw new IllegalStateException(
            "The server of %s did not %s within %d s"
                .formatted(name, what, deadline.limit().toSeconds()),
            last);
      }
    }
  }

  /**
   * Waits until it answers, its file loaded. That it is our process who answers is made sure of: on
   * a port that was taken, a stranger would.
   */
  void awaitReady(Deadline deadline) {
    var pid = Long.toString(process.pid());
    await(
        "answer",
        c -> "PONG".equals(c.ping()) && pid.equals(Info.of(c, "server").text("process_id")),
        deadline);
    loading = false;
  }

  CompletableFuture<Void> end() {
    return table.end(List.of(process));
  }

  private boolean ended() {
    try {
      return process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the server of " + name, e);
    }
  }

  private static JedisClientConfig config(int timeoutMillis) {
    return DefaultJedisClientConfig.builder()
        .user(AccessControl.OWN_USER)
        .password(AccessControl.OWN_PASSWORD)
        .connectionTimeoutMillis(timeoutMillis)
        .socketTimeoutMillis(timeoutMillis)
        .build();
  }
}
