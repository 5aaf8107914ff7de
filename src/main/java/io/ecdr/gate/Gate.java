package io.ecdr.gate;

import io.ecdr.plan.denial.Denial;
import io.ecdr.port.Confinement.Counted;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The watch at the way out. Speaks HTTP's proxy protocol and SOCKS 5 at each of its doors; which
 * door one comes in by, and what a relay says, tells who it is.
 */
final class Gate implements Closeable {

  /** What a relay says first, with a blank and who it is behind it. */
  static final String FROM_ECDR = "ECDR";

  /** The same for a program. */
  static final String FROM_PROGRAM = "PROGRAM";

  private final Ledger ledger;
  private final List<ServerSocketChannel> doors = new ArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "ecdr-gate");
            thread.setDaemon(true);
            return thread;
          });
  private final Way way;

  /**
   * @param beginning told of each part that ecdr begins
   */
  Gate(Denial denial, Consumer<String> beginning) {
    this.ledger = new Ledger(beginning);
    this.way = new Way(denial, ledger, threads);
  }

  /** A door in the file system, for a relay. */
  void relayed(Path file) throws IOException {
    var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    doors.add(door.bind(UnixDomainSocketAddress.of(file)));
    listen(door, (wire, port) -> announced(wire));
  }

  /**
   * A door on this machine's loopback; tells its port.
   *
   * @param who tells it from the port at the other end
   */
  int local(Function<Integer, Caller> who) throws IOException {
    var door = ServerSocketChannel.open();
    doors.add(door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    listen(door, (wire, port) -> who.apply(port));
    return ((InetSocketAddress) door.getLocalAddress()).getPort();
  }

  /** Tells who is there. */
  @FunctionalInterface
  private interface Asking {
    Caller who(Wire wire, int port) throws IOException;
  }

  private void listen(ServerSocketChannel door, Asking asking) {
    threads.execute(
        () -> {
          while (door.isOpen()) {
            Way.quietly(
                () -> {
                  var channel = door.accept();
                  threads.execute(() -> Way.quietly(() -> serve(channel, asking)));
                });
          }
        });
  }

  private void serve(SocketChannel channel, Asking asking) throws IOException {
    try (var wire = new Wire(channel)) {
      var who = asking.who(wire, port(channel.getRemoteAddress()));
      if (wire.peek() == SocksTalk.VERSION) {
        new SocksTalk(way, wire, who).serve();
      } else {
        new HttpTalk(way, wire, who).serve();
      }
    }
  }

  private static int port(SocketAddress address) {
    return address instanceof InetSocketAddress there ? there.getPort() : 0;
  }

  private static Caller announced(Wire wire) throws IOException {
    var words = wire.line().split(" ", 2);
    return words.length == 2 && words[0].equals(FROM_PROGRAM)
        ? Caller.program(words[1])
        : Caller.ECDR;
  }

  /** What ecdr is doing. */
  String part() {
    return ledger.part();
  }

  /** What was asked for until now. */
  List<Counted> asked() {
    return ledger.all();
  }

  @Override
  public void close() {
    for (var door : doors) {
      Way.quietly(door::close);
    }
    threads.shutdownNow();
  }
}
