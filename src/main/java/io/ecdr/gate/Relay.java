package io.ecdr.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Inside of a network of its own: listens on its loopback and hands everything on to the gate, by
 * the file system, which is the only thing that both sides see.
 */
final class Relay {

  /** For ecdr itself; nothing else listens in such a network. */
  static final int OWN = 3128;

  /** For the programs that it starts. */
  static final int PROGRAMS = 3129;

  /**
   * Where machines of AWS are told their credentials, without a proxy (source: the SDK's {@code
   * Ec2MetadataClient}, {@code ContainerCredentialsProvider}).
   */
  static final List<String> TELLERS = List.of("169.254.169.254", "169.254.170.2", "169.254.170.23");

  private static final int HTTP = 80;

  private final Path gate;
  private final Callers callers = new Callers(() -> Optional.of(ProcessHandle.current()));

  Relay(Path gate) {
    this.gate = gate;
  }

  /**
   * Begins to listen.
   *
   * @throws IOException when it cannot on its loopback; that nobody can be told credentials is no
   *     matter, unless somebody wants to be
   */
  void open() throws IOException {
    var here = InetAddress.getLoopbackAddress();
    listen(new InetSocketAddress(here, OWN), port -> Caller.ECDR, "");
    listen(new InetSocketAddress(here, PROGRAMS), callers::at, "");
    for (var teller : TELLERS) {
      Way.quietly(
          () ->
              listen(
                  new InetSocketAddress(teller, HTTP),
                  port -> Caller.ECDR,
                  "CONNECT " + teller + ":" + HTTP + " HTTP/1.1\r\n\r\n"));
    }
  }

  /** Takes the gate's door away, and its folder. */
  static void remove(Path door) {
    Way.quietly(
        () -> {
          Files.deleteIfExists(door);
          Files.deleteIfExists(door.getParent());
        });
  }

  private void listen(InetSocketAddress at, Function<Integer, Caller> who, String first)
      throws IOException {
    var door = ServerSocketChannel.open().bind(at);
    daemon(
        () -> {
          while (door.isOpen()) {
            Way.quietly(
                () -> {
                  var client = door.accept();
                  daemon(() -> Way.quietly(() -> handOn(client, who, first)));
                });
          }
        });
  }

  private void handOn(SocketChannel channel, Function<Integer, Caller> who, String first)
      throws IOException {
    try (var client = new Wire(channel);
        var server = new Wire(SocketChannel.open(UnixDomainSocketAddress.of(gate)))) {
      var there = (InetSocketAddress) channel.getRemoteAddress();
      var caller = who.apply(there.getPort());
      server.write(
          (caller.child() ? Gate.FROM_PROGRAM : Gate.FROM_ECDR) + " " + caller.name() + "\n");
      if (!first.isEmpty()) {
        server.write(first);
        if (!Head.read(server).first().contains(" 200 ")) {
          return;
        }
      }
      Way.both(client, server);
    }
  }

  private static void daemon(Runnable work) {
    var thread = new Thread(work, "ecdr-relay");
    thread.setDaemon(true);
    thread.start();
  }
}
