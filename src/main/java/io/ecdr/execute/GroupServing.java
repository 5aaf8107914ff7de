package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code group-serving {ReplicationGroupId, Shards, Nodes, Slots?}}: the replication group and
 * every one of its nodes is {@code available}, there are as many shards and nodes as wanted,
 * clients have an endpoint to connect to, and the slots are divided as wanted.
 *
 * <p>Facts: its description, {@code Endpoint}, such as {@code host:6379}, and {@code Endpoints}.
 */
final class GroupServing implements Observer {

  /** What a node does not come out of by itself (source: {@code API:CacheCluster}). */
  private static final List<String> FINAL = List.of("restore-failed", "incompatible-network");

  @Override
  public String kind() {
    return "group-serving";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var id = condition.parameters().text("ReplicationGroupId").orElse("");
    return Groups.at(
        dialogue,
        condition.region(),
        id,
        new Look.Absent("replication group " + id + " is not there"),
        group -> group(condition, dialogue, id, group));
  }

  private static Look group(Condition condition, Dialogue dialogue, String id, Value.Fields group) {
    var status = Groups.status(group);
    if (status.endsWith("failed")) {
      return new Look.Failed(
          ExitCode.FAILED, "replication group " + id + " is " + status, "see its events");
    }
    return status.equals("available")
        ? nodes(condition, dialogue, id, group)
        : new Look.NotYet("replication group " + id + " is " + status);
  }

  private static Look nodes(Condition condition, Dialogue dialogue, String id, Value.Fields group) {
    List<String> missing = new ArrayList<>();
    var members = group.texts("MemberClusters");
    Look trouble = null;
    for (var member : members) {
      var call =
          dialogue.call(
              Service.ELASTICACHE,
              "DescribeCacheClusters",
              condition.region(),
              Value.fields("CacheClusterId", member));
      var answer = dialogue.ask("node/" + member, call);
      if (answer.isPresent() && answer.get() instanceof Completion.Answered answered) {
        var status =
            answered.body().list("CacheClusters").stream()
                .findFirst()
                .flatMap(c -> c.text("CacheClusterStatus"))
                .orElse("not listed");
        if (FINAL.contains(status.toLowerCase(Locale.ROOT))) {
          return new Look.Failed(
              ExitCode.FAILED,
              "node " + member + " is " + status,
              "the service's events tell why: aws elasticache describe-events");
        }
        if (!status.equalsIgnoreCase("available")) {
          missing.add("node " + member + " is " + status);
        }
      } else if (answer.isPresent()) {
        trouble = Looks.unreadable(call, answer.get());
      }
    }
    if (!dialogue.open().isEmpty()) {
      return new Look.Asking();
    }
    return trouble != null ? trouble : judge(condition, id, group, missing);
  }

  private static Look judge(
      Condition condition, String id, Value.Fields group, List<String> missing) {
    var wanted = condition.parameters();
    var shards = group.list("NodeGroups");
    differs(wanted, "Shards", shards.size(), "shards").ifPresent(missing::add);
    differs(wanted, "Nodes", group.texts("MemberClusters").size(), "nodes").ifPresent(missing::add);
    var endpoint = endpoint(group, shards);
    if (endpoint.isEmpty()) {
      missing.add("it has no endpoint yet");
    }
    if (!missing.isEmpty()) {
      return new Look.NotYet("replication group " + id + ": " + String.join(", ", missing));
    }
    var slots = new TreeSet<>(wanted.texts("Slots"));
    var found = new TreeSet<>(shards.stream().flatMap(s -> s.text("Slots").stream()).toList());
    if (!slots.isEmpty() && !slots.equals(found)) {
      return new Look.Failed(
          ExitCode.VERIFICATION_FAILED,
          "replication group " + id + " divides its slots as " + found + ", wanted " + slots,
          "");
    }
    return new Look.So(Groups.reachable(condition.region(), group));
  }

  private static Optional<String> differs(
      Value.Fields wanted, String name, int found, String what) {
    return wanted.number(name).filter(n -> n != found).map(n -> found + " of " + n + " " + what);
  }

  /** The configuration endpoint, or the primary's; empty while a shard has none. */
  static Optional<String> endpoint(Value.Fields group, List<Value.Fields> shards) {
    var configuration = address(group.fields("ConfigurationEndpoint"));
    if (configuration.isPresent() || group.flag("ClusterEnabled").orElse(false)) {
      return configuration;
    }
    var primaries = shards.stream().map(s -> address(s.fields("PrimaryEndpoint"))).toList();
    return primaries.isEmpty() || primaries.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : primaries.get(0);
  }

  private static Optional<String> address(Value.Fields endpoint) {
    return endpoint
        .text("Address")
        .map(address -> address + ":" + endpoint.number("Port").orElse(6379L));
  }
}
