package io.ecdr.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Service;
import io.ecdr.port.Calls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Answers each request on loopback as a test says, and remembers what came in. */
public final class FakeService implements AutoCloseable {

  static final Region IRELAND = new Region("eu-west-1");
  static final Budgets SHORT =
      new Budgets(
          Duration.ofMillis(500),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(300));

  /** One request as it came in. */
  public record Seen(String method, String path, String query, String body, HttpExchange exchange) {
    public String header(String name) {
      return exchange.getRequestHeaders().getFirst(name);
    }
  }

  /** What to answer. */
  @FunctionalInterface
  public interface Answer {
    void to(Seen request) throws IOException;
  }

  private final HttpServer server;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final SdkCalls calls;
  private final String endpoint;

  public FakeService(Answer answer) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool(FakeService::daemon));
    server.createContext(
        "/",
        exchange -> {
          var uri = exchange.getRequestURI();
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var request =
              new Seen(
                  exchange.getRequestMethod(), uri.getPath(), uri.getRawQuery(), body, exchange);
          seen.add(request);
          answer.to(request);
        });
    server.start();
    endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
    calls = calls(endpoint);
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  static SdkCalls calls(String endpoint) {
    return calls(endpoint, SHORT);
  }

  static SdkCalls calls(String endpoint, Budgets budgets) {
    var access =
        new Access(
            Optional.of(URI.create(endpoint)),
            Optional.empty(),
            SHORT,
            Optional.of(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret"))),
            Optional.empty());
    return new SdkCalls(new ClientFactory(access, new SdkEndpoints(access)));
  }

  public static Answer reply(int status, String type, String body) {
    return request -> reply(request, status, type, body);
  }

  public static Answer xml(int status, String body) {
    return reply(status, "text/xml", body);
  }

  static void reply(Seen request, int status, String type, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var exchange = request.exchange();
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = request.method().equals("HEAD");
    exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  /** Its address. */
  public String endpoint() {
    return endpoint;
  }

  /** Sends a call and waits for what becomes of it. */
  Completion send(Service service, String action, Value.Fields parameters) {
    return send(calls, new Call(service, action, IRELAND, endpoint, parameters));
  }

  static Completion send(Calls calls, Call call) {
    var ticket = calls.submit(call);
    var arrival = calls.next(Duration.ofSeconds(20)).orElseThrow();
    if (!arrival.ticket().equals(ticket)) {
      throw new AssertionError("a completion of another call arrived: " + arrival);
    }
    return arrival.completion();
  }

  /** What came in. */
  public List<Seen> seen() {
    return seen;
  }

  /** The only request that came in. */
  Seen only() {
    if (seen.size() != 1) {
      throw new AssertionError(seen.size() + " requests came in");
    }
    return seen.get(0);
  }

  @Override
  public void close() {
    calls.close();
    server.stop(0);
  }
}
