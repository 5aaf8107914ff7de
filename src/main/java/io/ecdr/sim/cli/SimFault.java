package io.ecdr.sim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecdr.sim.fault.FaultGrammar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ecdr sim fault}. */
@Command(
    name = "fault",
    description = "Break something in the simulated world, list what is broken, or mend it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Faults:",
      "  region-dark REGION [--api|--data] [--service NAME]",
      "  throttle REGION --rate CALLS_PER_SECOND [--service NAME]",
      "  lose-answer ACTION --after-effect|--before-effect [--times N] [--region R]",
      "  deny ACTION [--region R]",
      "      The caller is not allowed it, as with a policy that lacks it.",
      "  slow TRANSITION --factor N [--region R]",
      "  stuck TRANSITION [--region R]",
      "      TRANSITION: create-group, modify-group, delete-group, snapshot,",
      "      copy-snapshot, export, delete-snapshot, create-global, promote, resync,",
      "      disassociate, delete-global or global-view",
      "  quota REGION CODE=VALUE",
      "      A quota of ElastiCache, such as L-DFE45DF3, nodes in the Region.",
      "  no-capacity NODE_TYPE [--region R]",
      "      New groups of it are refused with InsufficientCacheClusterCapacity.",
      "  partition REGION REGION",
      "      Nothing is replicated between them; both serve.",
      "  lag REGION --by DURATION",
      "      Each write reaches the standby there so much later.",
      "  metric-missing REGION",
      "  metric-late REGION --by DURATION",
      "  metric-gap REGION",
      "  metric-early REGION",
      "  metric-dimensions REGION node|group|datastore",
      "      Of GlobalDatastoreReplicationLag: not to be read at all, read later, no new",
      "      values, read at once, or new values under other dimensions.",
      "  roles-stay DATASTORE",
      "  no-primary DATASTORE",
      "      A promotion is answered with success, and the roles have not moved, or no",
      "      member is the primary.",
      "  views-differ REGION",
      "      What the Region tells of global datastores stays as it is now.",
      "  promote-when-primary-dark accept|refuse|stuck",
      "      Over what the simulator was started with.",
      "  list",
      "  clear [ID]",
      "",
      "Those about global datastores are choices of the simulator, not behaviour of AWS",
      "that any text tells of; ecdr sim coverage says what each rests on.",
      "",
      "Examples:",
      "  ecdr sim fault region-dark us-east-1",
      "  ecdr sim fault lose-answer CreateSnapshot --after-effect",
      "  ecdr sim fault partition us-east-1 eu-west-1",
      "  ecdr sim fault lag eu-west-1 --by 30s",
      "  ecdr sim fault roles-stay ldgnf-orders",
      "  ecdr sim fault clear"
    })
final class SimFault implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DoorOptions door;
  @Mixin private SimOutput output;

  @Parameters(index = "0", paramLabel = "FAULT", description = "What to break, or list, or clear.")
  private String kind;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "WHERE",
      defaultValue = "",
      description = "The Region, action, transition, datastore, choice or id.")
  private String subject;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "OTHER",
      defaultValue = "",
      description = "The other Region of a partition, the kind of dimensions, or a quota.")
  private String other;

  @Option(names = "--api", description = "Only the Region's API.")
  private boolean api;

  @Option(names = "--data", description = "Only the Region's nodes.")
  private boolean data;

  @Option(names = "--after-effect", description = "The action has run when the answer is lost.")
  private boolean after;

  @Option(names = "--before-effect", description = "The action has not run.")
  private boolean before;

  @Option(names = "--service", paramLabel = "NAME", description = "Only one service's API.")
  private String service;

  @Option(names = "--rate", paramLabel = "N", description = "Calls per second that get through.")
  private String rate;

  @Option(names = "--times", paramLabel = "N", description = "How often (default: once).")
  private String times;

  @Option(names = "--region", paramLabel = "REGION", description = "Only in this Region.")
  private String region;

  @Option(names = "--factor", paramLabel = "N", description = "How many times as long.")
  private String factor;

  @Option(names = "--by", paramLabel = "DURATION", description = "How late, such as 30s.")
  private String by;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(spec, this::change);
  }

  private int change() {
    switch (kind) {
      case "list" -> list();
      case "clear" -> {
        var cleared = door.control().clearFault(subject);
        int count = cleared.path("cleared").asInt();
        output.print(spec, Map.of("cleared", count), () -> "cleared " + count);
      }
      default -> add();
    }
    return SimExit.OK;
  }

  private void add() {
    String text = FaultGrammar.parse(words()).text();
    var added = door.control().addFault(text);
    output.print(spec, values(added), () -> line(added));
  }

  private void list() {
    var faults =
        StreamSupport.stream(door.control().get("faults").path("faults").spliterator(), false)
            .toList();
    output.print(
        spec,
        Map.of("faults", faults.stream().map(SimFault::values).toList()),
        () ->
            faults.isEmpty()
                ? "nothing is broken"
                : faults.stream().map(SimFault::line).collect(Collectors.joining("\n")));
  }

  /** In the grammar's words, so that there is one judge of what goes with what. */
  private List<String> words() {
    var words = new ArrayList<String>();
    words.add(kind);
    words.add(subject);
    if (!other.isEmpty()) {
      words.add(other);
    }
    flag(words, "--api", api);
    flag(words, "--data", data);
    flag(words, "--after-effect", after);
    flag(words, "--before-effect", before);
    value(words, "--service", service);
    value(words, "--rate", rate);
    value(words, "--times", times);
    value(words, "--region", region);
    value(words, "--factor", factor);
    value(words, "--by", by);
    return words;
  }

  private static void flag(List<String> words, String name, boolean given) {
    if (given) {
      words.add(name);
    }
  }

  private static void value(List<String> words, String name, String value) {
    if (value != null) {
      words.add(name);
      words.add(value);
    }
  }

  private static Map<String, Object> values(JsonNode fault) {
    var values = new LinkedHashMap<String, Object>();
    values.put("id", fault.path("id").asText());
    values.put("fault", fault.path("fault").asText());
    return values;
  }

  private static String line(JsonNode fault) {
    return fault.path("id").asText() + "  " + fault.path("fault").asText();
  }
}
