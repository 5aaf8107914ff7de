package io.ecdr.plan;

import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.ReplicationGroup.Endpoint;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where clients connect to a replication group, as its own Region told it: never put together from
 * names. With cluster mode enabled there is a configuration endpoint, without it a primary and a
 * reader endpoint (source: {@code API:ReplicationGroup}, {@code API:NodeGroup}).
 */
public final class CacheEndpoints {

  /** The fact of a step's outcome that holds them. */
  public static final String FACT = "Endpoints";

  /** What a kind of endpoint says that this cluster mode does not have. */
  public static final String NONE = "none";

  /** Their members, in the order in which people read them. */
  public static final List<String> NAMES =
      List.of("Primary", "Reader", "Configuration", "Address", "Port", "Tls");

  private CacheEndpoints() {}

  /** All of them, each {@code host:port}, {@value #NONE} or {@code unknown}. */
  public static Value.Fields of(ReplicationGroup group) {
    var shard = group.nodeGroups().stream().findFirst();
    var primary = shard.flatMap(ReplicationGroup.NodeGroup::primary);
    var main = group.cluster() ? group.configurationEndpoint() : primary;
    var reader = shard.flatMap(ReplicationGroup.NodeGroup::reader);
    return Value.fields(
        "Primary", words(primary, group.cluster()),
        "Reader", words(reader, group.cluster()),
        "Configuration", words(group.configurationEndpoint(), !group.cluster()),
        "Address", main.map(Endpoint::address).orElse(HookSteps.UNKNOWN),
        "Port", main.map(e -> String.valueOf(e.port())).orElse(HookSteps.UNKNOWN),
        "Tls", tls(group.security()));
  }

  private static String words(Optional<Endpoint> endpoint, boolean otherMode) {
    return endpoint.map(Endpoint::toString).orElse(otherMode ? NONE : HookSteps.UNKNOWN);
  }

  /** {@code preferred}: takes both sorts of connections. */
  private static String tls(ReplicationGroup.Security security) {
    if (!security.transitEncryption()) {
      return "no";
    }
    return security.transitEncryptionMode().filter("preferred"::equalsIgnoreCase).isPresent()
        ? "preferred"
        : "yes";
  }

  /** What hooks are told of them, such as {@code ECDR_OLD_TLS}. */
  static Value.Fields facts(String prefix, Optional<Value.Fields> known) {
    var facts = Value.Fields.NONE;
    for (var name : NAMES) {
      facts =
          facts.with(
              variable(prefix, name), known.flatMap(k -> k.text(name)).orElse(HookSteps.UNKNOWN));
    }
    return facts;
  }

  /** The same, of what a step will have read by then. */
  static Value.Fields bound(String prefix, String step) {
    var facts = Value.Fields.NONE;
    for (var name : NAMES) {
      facts =
          facts.with(
              variable(prefix, name), new Value.Bound(step, FACT + "." + name, HookSteps.UNKNOWN));
    }
    return facts;
  }

  private static String variable(String prefix, String name) {
    var word = name.toUpperCase(Locale.ROOT);
    return switch (name) {
      case "Primary", "Reader", "Configuration" -> prefix + word + "_ENDPOINT";
      default -> prefix + word;
    };
  }
}
