package io.ecdr.sim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ecdr sim status}. */
@Command(
    name = "status",
    description = "Show the simulator's Regions, the nodes that run and what is broken.",
    mixinStandardHelpOptions = true)
final class SimStatus implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DoorOptions door;
  @Mixin private SimOutput output;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(spec, this::show);
  }

  private int show() {
    var control = door.control();
    var values = new LinkedHashMap<String, JsonNode>();
    values.put("regions", control.get("regions").path("regions"));
    values.put("nodes", control.get("engines").path("engines"));
    values.put("faults", control.get("faults").path("faults"));
    output.print(spec, values, () -> text(values));
    return SimExit.OK;
  }

  private String text(Map<String, JsonNode> values) {
    var text = new StringBuilder("Simulator at " + door.endpoint() + "\n\nREGIONS\n");
    for (var region : values.get("regions")) {
      line(text, "  %-16s API %-5s data %s", region, "region", "api", "data");
    }
    text.append("\nNODES\n");
    for (var node : values.get("nodes")) {
      line(
          text,
          "  %-16s %-28s shard %-5s %s:%s%s",
          node,
          "region",
          "node",
          "shard",
          "host",
          "port",
          "dark");
    }
    text.append("\nFAULTS\n");
    for (var fault : values.get("faults")) {
      line(text, "  %-4s %s", fault, "id", "fault");
    }
    return text.toString().stripTrailing();
  }

  private static void line(StringBuilder to, String format, JsonNode from, String... names) {
    var words = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      var value = from.path(names[i]);
      words[i] = value.isBoolean() ? (value.asBoolean() ? "  (frozen)" : "") : value.asText();
    }
    to.append(String.format(format, words)).append('\n');
  }
}
