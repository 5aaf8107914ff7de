package io.ecdr.sim.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The control door over HTTP. */
public final class ControlHandler implements HttpHandler {

  private static final int MAX_BODY = 64 * 1024;

  private final ControlDoor door;

  public ControlHandler(ControlDoor door) {
    this.door = door;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
      var reply = answer(exchange, new String(body, StandardCharsets.UTF_8));
      byte[] json = reply.json().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), json.length);
      exchange.getResponseBody().write(json);
    }
  }

  private ControlReply answer(HttpExchange exchange, String body) {
    if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
      return ControlDoor.NOT_HERE;
    }
    return door.answer(
        exchange.getRequestMethod(),
        exchange.getRequestHeaders().getFirst("Host"),
        exchange.getRequestURI().getPath(),
        body);
  }
}
