package io.ecdr.sim.rehearse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Talks to the simulator's control door. */
public final class ControlClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI endpoint;

  public ControlClient(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Gets something, such as {@code faults}. */
  public JsonNode get(String what) {
    return send("GET", what, "");
  }

  /**
   * Puts a fault in force.
   *
   * @param text as the fault grammar has it
   */
  public JsonNode addFault(String text) {
    var body = JsonNodeFactory.instance.objectNode().put("fault", text);
    return send("POST", "faults", body.toString());
  }

  /** Ends one fault, or all for an empty id. */
  public JsonNode clearFault(String id) {
    return send("DELETE", id.isEmpty() ? "faults" : "faults/" + id, "");
  }

  private JsonNode send(String method, String what, String body) {
    Http.Reply reply;
    try {
      reply =
          Http.send(
              method,
              endpoint.resolve("/_sim/" + what),
              Map.of("Content-Type", "application/json"),
              body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no simulator answers at " + endpoint + ": " + e.getMessage(), e);
    }
    var json = parse(reply.body());
    if (reply.status() != 200) {
      throw new IllegalArgumentException(json.path("error").asText("HTTP " + reply.status()));
    }
    return json;
  }

  private JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(endpoint + " is no simulator: it does not answer JSON", e);
    }
  }
}
