package io.ecdr.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One connection asked for by SOCKS 5 (source: RFC 1928), for what does not speak HTTP. */
final class SocksTalk {

  static final int VERSION = 5;

  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;
  private static final int NO_LOGIN = 0;

  private static final int GRANTED = 0;
  private static final int NOT_ALLOWED = 2;
  private static final int HOST_UNREACHABLE = 4;
  private static final int NO_SUCH_COMMAND = 7;

  private final Way way;
  private final Wire client;
  private final Caller who;

  SocksTalk(Way way, Wire client, Caller who) {
    this.way = way;
    this.client = client;
    this.who = who;
  }

  void serve() throws IOException {
    client.read();
    client.read(client.read());
    client.write((byte) VERSION, (byte) NO_LOGIN);
    client.read();
    int command = client.read();
    client.read();
    var host = host(client.read());
    int port = client.read() << 8 | client.read();
    if (command != CONNECT) {
      reply(NO_SUCH_COMMAND);
      return;
    }
    try (var server = way.open(who, host, port, Optional.empty())) {
      reply(GRANTED);
      Way.both(client, server);
    } catch (Way.Denied e) {
      reply(NOT_ALLOWED);
    } catch (Way.NotThere e) {
      reply(HOST_UNREACHABLE);
    }
  }

  private String host(int type) throws IOException {
    return switch (type) {
      case IPV4 -> InetAddress.getByAddress(client.read(4)).getHostAddress();
      case IPV6 -> InetAddress.getByAddress(client.read(16)).getHostAddress();
      case NAME -> new String(client.read(client.read()), StandardCharsets.US_ASCII);
      default -> throw new IOException("an address of no known type");
    };
  }

  private void reply(int code) throws IOException {
    client.write(
        (byte) VERSION,
        (byte) code,
        (byte) 0,
        (byte) IPV4,
        (byte) 0,
        (byte) 0,
        (byte) 0,
        (byte) 0,
        (byte) 0,
        (byte) 0);
  }
}
