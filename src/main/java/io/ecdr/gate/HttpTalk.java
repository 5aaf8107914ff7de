package io.ecdr.gate;

import io.ecdr.plan.denial.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * One request of an HTTP client to its proxy. Tunnels are judged by the host's name. What is asked
 * in the clear is judged by what it is signed for as well, one request a connection, so that none
 * goes along unseen.
 */
final class HttpTalk {

  /** ecdr itself tells what it does. */
  static final String PART = "PART";

  private static final int HTTP = 80;

  private final Way way;
  private final Wire client;
  private final Caller who;

  HttpTalk(Way way, Wire client, Caller who) {
    this.way = way;
    this.client = client;
    this.who = who;
  }

  void serve() throws IOException {
    var head = Head.read(client);
    var words = head.first().split(" ");
    if (words.length == 3 && words[0].equals(PART) && !who.child()) {
      way.part(words[1]);
      client.write("HTTP/1.1 204 Noted\r\nConnection: close\r\n\r\n");
    } else if (words.length == 3 && words[0].equals("CONNECT")) {
      tunnel(words[1]);
    } else if (words.length == 3 && words[1].startsWith("http://")) {
      request(head, words);
    } else {
      client.write(answer("400 Bad Request", "this is a proxy of ecdr rehearse"));
    }
  }

  private void tunnel(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    if (colon < 1) {
      client.write(answer("400 Bad Request", "no port"));
      return;
    }
    int port = port(address.substring(colon + 1));
    try (var server = way.open(who, address.substring(0, colon), port, Optional.empty())) {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      Way.both(client, server);
    } catch (Way.Denied e) {
      client.write(answer("403 Forbidden", e.getMessage()));
    } catch (Way.NotThere e) {
      client.write(answer("502 Bad Gateway", e.getMessage()));
    }
  }

  private void request(Head head, String[] words) throws IOException {
    URI target;
    try {
      target = new URI(words[1]);
    } catch (URISyntaxException e) {
      client.write(answer("400 Bad Request", "no address"));
      return;
    }
    var host = target.getHost() == null ? "" : target.getHost();
    int port = target.getPort() < 0 ? HTTP : target.getPort();
    var scope =
        head.header("authorization").flatMap(Scope::in).or(() -> query(target).flatMap(Scope::in));
    try (var server = way.open(who, host, port, scope)) {
      server.write(head.lastWith(words[0] + " " + path(target) + " " + words[2]));
      way.aside(
          () -> {
            head.copyBody(client, server);
          });
      answer(server);
    } catch (Way.Denied | Way.NotThere e) {
      // An answer of ours could be taken for one of AWS's; a lost Region gives none.
      client.reset();
    }
  }

  private static Optional<String> query(URI target) {
    return Optional.ofNullable(target.getRawQuery());
  }

  private static String path(URI target) {
    var path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
  }

  /** Hands on what the server says, but that the connection ends with it. */
  private void answer(Wire server) throws IOException {
    var head = Head.read(server);
    while (head.first().startsWith("HTTP/1.1 1")) {
      client.write(head.same());
      head = Head.read(server);
    }
    client.write(head.lastWith(head.first()));
    server.copyAll(client);
  }

  private static int port(String text) throws IOException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IOException("a port that is no number", e);
    }
  }

  private static String answer(String status, String why) {
    return "HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s\n"
        .formatted(status, why.length() + 1, why);
  }
}
