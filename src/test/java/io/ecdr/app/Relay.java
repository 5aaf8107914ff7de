package io.ecdr.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between a client and the simulator, notes what comes in and when, and lets calls to one
 * Region hang: taken, never answered. A client's Region is in its signature's scope. Needs nothing
 * but the JDK, so that {@code scripts/bench} can run it from its source.
 */
final class Relay implements AutoCloseable {

  /**
   * What came in.
   *
   * @param at milliseconds since 1970
   * @param held whether it is never answered
   */
  record Seen(long at, String region, String action, boolean held) {}

  private final URI behind;
  private final String hangs;
  private final PrintStream log;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "relay");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /**
   * @param behind where calls go that do not hang
   * @param hangs the Region of which nothing comes back; empty for none
   */
  Relay(URI behind, String hangs) throws IOException {
    this(behind, hangs, new PrintStream(OutputStream.nullOutputStream()));
  }

  private Relay(URI behind, String hangs, PrintStream log) throws IOException {
    this.log = log;
    this.behind = behind;
    this.hangs = hangs;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** All that came in so far, in order. */
  List<Seen> seen() {
    return List.copyOf(seen);
  }

  private void handle(HttpExchange exchange) throws IOException {
    long at = System.currentTimeMillis();
    var path = exchange.getRequestURI().getPath();
    var body = exchange.getRequestBody().readAllBytes();
    var region = region(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    boolean held = !hangs.isEmpty() && region.equals(hangs);
    var note = new Seen(at, region, action(path, new String(body, StandardCharsets.UTF_8)), held);
    seen.add(note);
    log.println(at + " " + (region.isEmpty() ? "-" : region) + " " + note.action());
    try (exchange) {
      if (path.equals("/mark")) {
        exchange.sendResponseHeaders(204, -1);
      } else if (held) {
        end.await();
      } else {
        pass(exchange, body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!List.of("host", "connection", "content-length", "expect", "upgrade")
                  .contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    exchange.sendResponseHeaders(
        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }

  private static String region(String authorization) {
    var parts = authorization.replaceAll("(?s).*Credential=([^,]+),.*", "$1").split("/");
    return parts.length > 2 ? parts[2] : "";
  }

  private static String action(String path, String body) {
    var last = path.substring(path.lastIndexOf('/') + 1);
    return body.contains("Action=") ? body.replaceAll("(?s).*\\bAction=(\\w+).*", "$1") : last;
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /** Arguments: where to, and perhaps the Region that hangs. Runs until it is killed. */
  public static void main(String[] args) throws IOException, InterruptedException {
    try (var relay = new Relay(URI.create(args[0]), args.length > 1 ? args[1] : "", System.out)) {
      System.out.println("listening " + relay.endpoint());
      relay.end.await();
    }
  }
}
