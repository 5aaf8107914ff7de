package io.ecdr.sim.engine.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Stands for one shard's primary on a standby's side. How a connection begins tells who calls: a
 * replica is passed on to the primary in the other Region, a client to the standby's own node,
 * where it may read and gets the engine's own refusal for a write. Cutting it parts the Regions.
 */
final class Relay implements AutoCloseable {

  private static final List<String> OF_REPLICAS = List.of("REPLCONF", "PSYNC", "SYNC");
  private static final AtomicInteger THREADS = new AtomicInteger();

  private final IntSupplier primary;
  private final BooleanSupplier silent;
  private final InstantSource clock;
  private final ServerSocket door;
  private final ServerSocket bus;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> links = ConcurrentHashMap.newKeySet();
  private volatile int ownNode;
  private final Set<LatePump> pumps = ConcurrentHashMap.newKeySet();
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean cut;
  private volatile boolean closed;

  /**
   * Opens one.
   *
   * @param primary the port of the shard's primary in the other Region, asked at each connection
   * @param silent whether the primary is frozen
   */
  Relay(IntSupplier primary, BooleanSupplier silent, InstantSource clock) throws IOException {
    this.primary = primary;
    this.silent = silent;
    this.clock = clock;
    this.door = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    // Held and never answered, so that no stranger answers for the stand-in on its bus.
    this.bus = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** Where it listens, as a node of a cluster does. */
  NodeFolder.Ports ports() {
    return new NodeFolder.Ports(door.getLocalPort(), bus.getLocalPort());
  }

  /** Tells which node answers clients. */
  void answerWith(int port) {
    ownNode = port;
  }

  /** Cuts replicas off, now and from now on. */
  void cut() {
    cut = true;
    links.forEach(Relay::shut);
  }

  /** Lets replicas through again; they come by themselves. */
  void restore() {
    cut = false;
  }

  /** Passes on to replicas so much later, from now on, what the primary sends them. */
  void delay(Duration each) {
    delay = each;
    pumps.forEach(pump -> pump.delay(each));
  }

  /** How long the oldest has been waiting of what is to be passed on; zero when nothing is. */
  Duration oldest() {
    return pumps.stream().map(LatePump::oldest).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    closed = true;
    shut(door);
    shut(bus);
    open.forEach(Relay::shut);
  }

  private void accept() {
    while (!closed) {
      try {
        var caller = door.accept();
        open.add(caller);
        if (closed) {
          shut(caller);
        }
        start(() -> serve(caller));
      } catch (IOException e) {
        // Only closing ends the wait for callers.
        closed = true;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      var in = new BufferedInputStream(caller.getInputStream());
      var out = new BufferedOutputStream(caller.getOutputStream());
      var first = Resp.command(in);
      // Both kinds of callers may begin with it; a replica waits for its answer.
      while (first.name().equals("PING") && first.words() == 1) {
        out.write("+PONG\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        first = Resp.command(in);
      }
      boolean replica = OF_REPLICAS.contains(first.name().toUpperCase(Locale.ROOT)) || ours(first);
      if (replica) {
        replica(caller, in, first);
      } else {
        client(caller, in, first);
      }
    } catch (IOException e) {
      // The other end has gone, which is how connections end.
    } finally {
      open.remove(caller);
    }
  }

  /** Replicas log in as the simulator's own user, and clients have no reason to. */
  private static boolean ours(Resp.Command first) {
    return first.name().equals("AUTH")
        && new String(first.bytes(), StandardCharsets.US_ASCII)
            .contains(AccessControl.OWN_PASSWORD);
  }

  private void replica(Socket caller, InputStream in, Resp.Command first) throws IOException {
    links.add(caller);
    try (var there = connect(primary.getAsInt())) {
      links.add(there);
      if (cut) {
        return;
      }
      there.getOutputStream().write(first.bytes());
      passOn(there, caller, in);
    } finally {
      links.remove(caller);
      links.removeIf(Socket::isClosed);
    }
  }

  private void client(Socket caller, InputStream in, Resp.Command first) throws IOException {
    try (var own = connect(ownNode)) {
      var answers = new BufferedInputStream(own.getInputStream());
      own.getOutputStream().write("READONLY\r\n".getBytes(StandardCharsets.US_ASCII));
      Resp.line(answers);
      own.getOutputStream().write(first.bytes());
      start(
          () -> {
            try (caller;
                own) {
              var out = new BufferedOutputStream(caller.getOutputStream());
              while (Resp.copyReply(answers, out)) {
                if (answers.available() == 0) {
                  out.flush();
                }
              }
            } catch (IOException e) {
              // One of the two has gone; closing both tells the other.
            }
          });
      in.transferTo(own.getOutputStream());
    }
  }

  private void passOn(Socket there, Socket caller, InputStream asked) throws IOException {
    var pump = new LatePump(delay, silent, clock);
    pumps.add(pump);
    start(
        () -> {
          try (there) {
            pump.readAll(there.getInputStream());
          } catch (IOException e) {
            // It has gone, or the writer has closed it.
          }
        });
    start(
        () -> {
          try (there;
              caller) {
            pump.writeAll(caller.getOutputStream());
          } catch (IOException e) {
            // One of the two has gone; closing both tells the other.
          }
        });
    try {
      pump.watch(asked, there.getOutputStream());
    } finally {
      pumps.remove(pump);
      pump.end();
    }
  }

  private Socket connect(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    open.add(socket);
    if (closed) {
      shut(socket);
    }
    return socket;
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "sim-relay-" + THREADS.incrementAndGet());
    thread.setDaemon(true);
    thread.start();
  }

  private static void shut(Closeable end) {
    try {
      end.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket cannot be closed", e);
    }
  }
}
