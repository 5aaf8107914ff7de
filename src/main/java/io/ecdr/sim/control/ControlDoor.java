package io.ecdr.sim.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecdr.sim.fault.Fault;
import io.ecdr.sim.fault.FaultBook;
import io.ecdr.sim.fault.FaultGrammar;
import io.ecdr.sim.fault.GlobalFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The door for whoever runs the rehearsal, beside the AWS services and under {@link #PREFIX}: small
 * JSON answers, no AWS protocol, never dark.
 *
 * <pre>
 * GET    /_sim/health
 * GET    /_sim/regions     what is dark where
 * GET    /_sim/engines     each node and its address
 * GET    /_sim/history     control-plane transitions, oldest first
 * GET    /_sim/faults
 * POST   /_sim/faults      {"fault":"region-dark eu-west-1 --api"}
 * DELETE /_sim/faults      all of them
 * DELETE /_sim/faults/ID
 * </pre>
 */
public final class ControlDoor {

  /** What every path of this door begins with. */
  public static final String PREFIX = "/_sim/";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The answer to whoever does not call from this machine. */
  static final ControlReply NOT_HERE = refused(403, "the control door answers on loopback only");

  private final Sight sight;
  private final FaultBook faults;

  /**
   * What the door shows.
   *
   * @param transitions the names of those that can be slow or stuck
   * @param datastores the ids of the global datastores there are
   * @param history the transitions so far, each as named values in order
   */
  public record Sight(
      List<String> regions,
      List<String> transitions,
      String account,
      Supplier<List<EngineRoom.Node>> nodes,
      Supplier<List<String>> datastores,
      Supplier<List<Map<String, String>>> history) {
    public Sight {
      regions = List.copyOf(regions);
      transitions = List.copyOf(transitions);
    }
  }

  public ControlDoor(Sight sight, FaultBook faults) {
    this.sight = sight;
    this.faults = faults;
  }

  /**
   * Answers a request. Only a caller that named this machine is answered, so that no web page that
   * a browser here shows can reach it under another name.
   *
   * @param host the Host header, may be null
   * @param path with {@link #PREFIX}, without a query
   * @param body empty for none
   */
  public ControlReply answer(String method, String host, String path, String body) {
    if (!local(host)) {
      return NOT_HERE;
    }
    String what = path.substring(PREFIX.length());
    String asked = method + " " + (what.startsWith("faults/") ? "faults/" : what);
    return switch (asked) {
      case "GET health" -> health();
      case "GET regions" -> reply(200, Map.of("regions", regions()));
      case "GET engines" -> reply(200, Map.of("engines", engines()));
      case "GET history" -> reply(200, Map.of("history", sight.history().get()));
      case "GET faults" -> reply(200, Map.of("faults", faultList()));
      case "POST faults" -> add(body);
      case "DELETE faults" -> reply(200, Map.of("cleared", faults.clearAll()));
      case "DELETE faults/" -> clear(what.substring("faults/".length()));
      default -> refused(404, "no such thing here: " + method + " " + path);
    };
  }

  private ControlReply health() {
    var body = new LinkedHashMap<String, Object>();
    body.put("ok", true);
    body.put("account", sight.account());
    body.put("regions", sight.regions());
    return reply(200, body);
  }

  private List<Map<String, Object>> regions() {
    return sight.regions().stream().map(this::region).toList();
  }

  private Map<String, Object> region(String region) {
    boolean api =
        faults.list().stream()
            .anyMatch(
                e ->
                    e.fault() instanceof Fault.RegionDark d
                        && d.api()
                        && d.service().isEmpty()
                        && d.touches(region));
    var shown = new LinkedHashMap<String, Object>();
    shown.put("region", region);
    shown.put("api", api ? "dark" : "up");
    shown.put("data", faults.dataDark(region) ? "dark" : "up");
    return shown;
  }

  private List<Map<String, Object>> engines() {
    return sight.nodes().get().stream().map(this::engine).toList();
  }

  private Map<String, Object> engine(EngineRoom.Node node) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("region", node.region());
    shown.put("group", node.group());
    shown.put("shard", node.shard());
    shown.put("node", node.node());
    shown.put("host", node.host());
    shown.put("port", node.port());
    shown.put("dark", faults.dataDark(node.region()));
    return shown;
  }

  private List<Map<String, Object>> faultList() {
    return faults.list().stream().map(e -> fault(e.id(), e.fault().text())).toList();
  }

  private static Map<String, Object> fault(String id, String text) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", id);
    shown.put("fault", text);
    return shown;
  }

  private ControlReply add(String body) {
    String text;
    try {
      text = JSON.readTree(body).path("fault").asText("");
    } catch (JsonProcessingException e) {
      return refused(400, "the body is not JSON");
    }
    try {
      var fault = FaultGrammar.parse(text);
      requireRegions(fault);
      requireTransition(fault);
      requireDatastore(fault);
      return reply(200, fault(faults.add(fault), fault.text()));
    } catch (IllegalArgumentException e) {
      return refused(400, e.getMessage());
    }
  }

  /** A fault of a Region that is not simulated would change nothing, never what was meant. */
  private void requireRegions(Fault fault) {
    if (!sight.regions().containsAll(fault.regions())) {
      throw new IllegalArgumentException(
          "no such Region here: '" + fault.text() + "'; there are " + sight.regions());
    }
  }

  /** The same for a transition that never happens. */
  private void requireTransition(Fault fault) {
    var named =
        fault instanceof Fault.Slow slow
            ? Optional.of(slow.transition())
            : fault instanceof Fault.Stuck stuck
                ? Optional.of(stuck.transition())
                : Optional.<String>empty();
    if (named.isPresent() && !sight.transitions().contains(named.get())) {
      throw new IllegalArgumentException(
          "no such transition: '" + fault.text() + "'; there are " + sight.transitions());
    }
  }

  private void requireDatastore(Fault fault) {
    if (fault instanceof GlobalFault.ShamPromotion sham) {
      var there = sight.datastores().get();
      if (there.stream().noneMatch(sham.datastore()::equalsIgnoreCase)) {
        throw new IllegalArgumentException(
            "no such global datastore: '" + fault.text() + "'; there are " + there);
      }
    }
  }

  private ControlReply clear(String id) {
    return faults.clear(id)
        ? reply(200, Map.of("cleared", 1))
        : refused(404, "no fault " + id + "; list them with GET " + PREFIX + "faults");
  }

  private static boolean local(String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT).replaceAll(":\\d+$", "");
    return List.of("127.0.0.1", "localhost", "[::1]").contains(name);
  }

  private static ControlReply refused(int status, String why) {
    return reply(status, Map.of("error", why));
  }

  private static ControlReply reply(int status, Map<String, ?> body) {
    try {
      return new ControlReply(status, JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values always make JSON", e);
    }
  }
}
