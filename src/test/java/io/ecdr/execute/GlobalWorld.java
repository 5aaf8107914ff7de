package io.ecdr.execute;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A Global Datastore of two members that does what a test wants. */
final class GlobalWorld implements Function<Call, Completion> {

  static final String ID = "ldgnf-orders";
  static final String OLD = "orders";
  static final String NEW = "orders-eu";

  /** What becomes of a promotion that got through. */
  enum Promotion {
    /** {@code modifying}, then the roles have moved, then {@code available}. */
    MOVES,
    /** {@code modifying} and never anything else. */
    STUCK,
    /** Answered with success, and nothing happens at all. */
    NOTHING,
    /** {@code modifying}, then {@code available} with the roles as before. */
    BACK,
    /** {@code modifying}, then {@code available} and nobody is the primary. */
    NOBODY,
    REFUSED,
    /** Refused while busy, for some time. */
    BUSY
  }

  final Map<String, String> roles = new TreeMap<>(Map.of(OLD, "PRIMARY", NEW, "SECONDARY"));
  final List<Value> events = new ArrayList<>();
  Promotion promotion = Promotion.MOVES;
  Duration takes = Duration.ofSeconds(40);
  boolean detachRefused;
  boolean homeDark;
  boolean homeTellsOldRoles;
  int busyFor;
  int promotions;
  int detaches;
  String status = "available";
  String groupStatus = "available";
  private boolean detached;
  private VirtualCalls calls;

  void clock(VirtualCalls virtual) {
    calls = virtual;
  }

  @Override
  public Completion apply(Call call) {
    if (call.region().equals(Plans.HOME) && homeDark) {
      return new Completion.Lost("dark");
    }
    return switch (call.action()) {
      case "DescribeGlobalReplicationGroups" -> datastore(call.region());
      case "DescribeReplicationGroups" -> group();
      case "DescribeEvents" ->
          new Completion.Answered(Value.Fields.NONE.with("Events", Value.items(events)));
      case "FailoverGlobalReplicationGroup" -> promote();
      case "DisassociateGlobalReplicationGroup" -> detach();
      default -> throw new IllegalStateException("nobody should send " + call.name());
    };
  }

  private static Completion refusal(String message) {
    return new Completion.Refused(
        "InvalidGlobalReplicationGroupState", message, 400, RefusalKind.INVALID_STATE);
  }

  private Completion promote() {
    if (promotion == Promotion.REFUSED) {
      return refusal("not in a state to fail over");
    }
    if (promotion == Promotion.BUSY && busyFor-- > 0) {
      status = "modifying";
      calls.at(calls.instant().plus(Duration.ofMinutes(1)), () -> status = "available");
      return refusal("not in a state to fail over");
    }
    promotions++;
    switch (promotion) {
      case NOTHING -> {}
      case STUCK -> status = "modifying";
      case BACK -> settle(() -> {});
      case NOBODY -> settle(() -> roles.put(OLD, "SECONDARY"));
      default -> settle(this::move);
    }
    return new Completion.Answered(Value.Fields.NONE);
  }

  private void settle(Runnable change) {
    status = "modifying";
    calls.at(calls.instant().plus(takes), change);
    calls.at(calls.instant().plus(takes).plusSeconds(5), () -> status = "available");
  }

  void move() {
    roles.put(OLD, "SECONDARY");
    roles.put(NEW, "PRIMARY");
  }

  private Completion detach() {
    if (detachRefused) {
      return refusal("not in a state to detach");
    }
    detaches++;
    calls.at(calls.instant().plusSeconds(20), () -> detached = true);
    return new Completion.Answered(Value.Fields.NONE);
  }

  private Completion datastore(Region region) {
    List<Value> members = new ArrayList<>();
    var told = new TreeMap<>(roles);
    if (region.equals(Plans.HOME) && homeTellsOldRoles) {
      told.putAll(Map.of(OLD, "PRIMARY", NEW, "SECONDARY"));
    }
    told.forEach(
        (id, role) -> {
          if (!(detached && id.equals(NEW))) {
            members.add(
                Value.fields(
                    "ReplicationGroupId",
                    id,
                    "ReplicationGroupRegion",
                    (id.equals(OLD) ? Plans.HOME : Plans.DR).id(),
                    "Role",
                    role,
                    "Status",
                    "associated"));
          }
        });
    var one =
        Value.fields("GlobalReplicationGroupId", ID, "Status", status)
            .with("Members", Value.items(members));
    return new Completion.Answered(
        Value.Fields.NONE.with("GlobalReplicationGroups", Value.items(List.of(one))));
  }

  private Completion group() {
    var group =
        Value.fields("ReplicationGroupId", NEW, "Status", groupStatus)
            .with(
                "NodeGroups",
                Value.items(
                    List.of(
                        Value.Fields.NONE.with(
                            "PrimaryEndpoint",
                            Value.fields("Address", "eu.example").with("Port", 6379)))));
    if (!detached) {
      group =
          group.with(
              "GlobalReplicationGroupInfo",
              Value.fields(
                  "GlobalReplicationGroupId",
                  ID,
                  "GlobalReplicationGroupMemberRole",
                  roles.get(NEW)));
    }
    return new Completion.Answered(
        Value.Fields.NONE.with("ReplicationGroups", Value.items(List.of(group))));
  }
}
