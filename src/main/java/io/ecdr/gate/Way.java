package io.ecdr.gate;

import io.ecdr.plan.denial.Denial;
import io.ecdr.plan.denial.Scope;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The way out: judges who wants where, takes it down, and opens connections. */
final class Way {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Denial denial;
  private final Ledger ledger;
  private final Executor threads;

  Way(Denial denial, Ledger ledger, Executor threads) {
    this.denial = denial;
    this.ledger = ledger;
    this.threads = threads;
  }

  /** Nobody may go there. */
  static final class Denied extends Exception {
    private static final long serialVersionUID = 1L;

    Denied(String why) {
      super(why);
    }
  }

  /** One may, and nobody answers. */
  static final class NotThere extends Exception {
    private static final long serialVersionUID = 1L;

    NotThere(String why, Exception cause) {
      super(why, cause);
    }
  }

  /** Work that may end early when a connection does. */
  @FunctionalInterface
  interface Talk {
    void run() throws IOException;
  }

  void part(String name) {
    ledger.part(name);
  }

  Wire open(Caller who, String host, int port, Optional<Scope> scope) throws Denied, NotThere {
    var verdict = denial.of(host, scope);
    var attempt = ledger.note(who, host, port, verdict);
    if (verdict.denied()) {
      throw new Denied("ecdr rehearse: " + host + " is denied: " + verdict.why());
    }
    try {
      var channel = SocketChannel.open();
      try {
        channel.socket().connect(new InetSocketAddress(host, port), (int) CONNECT.toMillis());
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      ledger.reached(attempt);
      return new Wire(channel);
    } catch (IOException | RuntimeException e) {
      throw new NotThere(host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  /** Does something beside; how it ends is seen by the connection. */
  void aside(Talk work) {
    threads.execute(() -> quietly(work));
  }

  /** Hands everything on in both directions until both have ended. */
  static void both(Wire one, Wire other) throws IOException {
    var back =
        new Thread(
            () -> {
              quietly(() -> other.copyAll(one));
            },
            "ecdr-gate-back");
    back.setDaemon(true);
    back.start();
    try {
      one.copyAll(other);
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void quietly(Talk work) {
    try {
      work.run();
    } catch (IOException e) {
      // Whoever is at the other end sees that it has ended.
    }
  }
}
