package io.ecdr.sim.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP door of the simulator. Listens on the loopback address only.
 *
 * <p>A request to a dark Region costs no thread: its connection is set aside and looked after by a
 * timer, so any number of clients may hang there while others are served.
 */
public final class WireServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WireServer.class);
  private static final int MAX_THREADS = 128;

  static {
    // Without it each small answer on a kept connection waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor timer;
  private final Held held;

  private WireServer(Front front, int port, Map<String, HttpHandler> doors) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    threads =
        new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            WireServer::thread);
    threads.allowCoreThreadTimeOut(true);
    timer = new ScheduledThreadPoolExecutor(1, WireServer::thread);
    held = new Held(timer);
    server.setExecutor(threads);
    doors.forEach(server::createContext);
    server.createContext("/", exchange -> handle(front, exchange));
    server.start();
  }

  /**
   * Opens the door.
   *
   * @param port 0 for any free one
   * @param doors further doors by path, such as the simulator's own control
   * @throws IOException when the port is taken
   */
  public static WireServer start(Front front, int port, Map<String, HttpHandler> doors)
      throws IOException {
    return new WireServer(front, port, doors);
  }

  /** Where it listens, as {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "sim-wire");
    thread.setDaemon(true);
    return thread;
  }

  private void handle(Front front, HttpExchange exchange) {
    try {
      var answer = front.answer(request(exchange));
      if (answer instanceof WireAnswer.Http http) {
        send(exchange, http);
      } else if (answer instanceof WireAnswer.Silent silent) {
        held.hold(exchange, silent.darkness());
      } else {
        exchange.close();
      }
    } catch (IOException e) {
      LOG.debug("a client left", e);
      exchange.close();
    }
  }

  private static WireRequest request(HttpExchange exchange) {
    var uri = exchange.getRequestURI();
    return new WireRequest(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        uri.getRawQuery() == null ? "" : uri.getRawQuery(),
        exchange.getRequestHeaders(),
        exchange.getRequestBody());
  }

  private static void send(HttpExchange exchange, WireAnswer.Http answer) throws IOException {
    try (var body = answer.body()) {
      // What was not read of the request would be taken for the next one.
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", Long.toString(answer.length()));
        exchange.sendResponseHeaders(answer.status(), -1);
      } else {
        exchange.sendResponseHeaders(answer.status(), answer.length() == 0 ? -1 : answer.length());
        body.transferTo(exchange.getResponseBody());
      }
    }
    exchange.close();
  }

  @Override
  public void close() {
    held.close();
    server.stop(0);
    threads.shutdownNow();
    timer.shutdownNow();
  }
}
