package io.ecdr.plan;

import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.CacheId;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Plans how the service itself takes snapshots of a cache: how long, when, of which node. Pure. */
public final class AutomaticPlanner {

  /** The command that these plans are of. */
  public static final String VERB = "backup automatic";

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public AutomaticPlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan; one without steps when all is so already. */
  public Plan plan(AutomaticRequest request, AutomaticInventory seen, String operation) {
    var target = new AutomaticTarget(seen.group());
    var node = node(request, seen, target);
    var changes = changes(request, seen, node, target);
    var cache = new CacheId(seen.account(), request.region(), target.kind(), seen.group().id());
    var member = seen.group().globalDatastore().map(ReplicationGroup.GlobalMember::id);
    var limits =
        new Limits(
            Duration.ofMinutes(1),
            "a guess, AWS publishes no figure",
            request.timeout().orElse(Duration.ofMinutes(30)));
    return new Plan(
        operation,
        VERB,
        toolVersion,
        seen.at(),
        seen.account(),
        List.of(request.region()),
        new AutomaticChecks(request, seen, node).all(),
        changes.members().isEmpty()
            ? List.of()
            : List.of(new Lane(cache, member, List.of(step(seen, changes, limits)))),
        new Prediction(
            changes.members().isEmpty() ? Duration.ZERO : limits.expected(),
            Optional.empty(),
            Optional.empty(),
            limits.basis()));
  }

  /**
   * Turning them on with cluster mode disabled needs a node; a replica spares the primary (source:
   * HT#10581, {@code UG:backups}). With cluster mode enabled the service chooses.
   */
  private static Optional<String> node(
      AutomaticRequest request, AutomaticInventory seen, AutomaticTarget target) {
    boolean on = request.days().orElse(seen.days()) > 0;
    if (!target.nodes()) {
      return request.node();
    }
    if (request.node().isPresent() || seen.group().cluster() || !on || seen.node().isPresent()) {
      return request.node();
    }
    return sparing(seen.group());
  }

  /** A replica, where there is one. */
  static Optional<String> sparing(ReplicationGroup group) {
    return group.withRole("replica").stream()
        .map(ReplicationGroup.Member::cacheClusterId)
        .findFirst()
        .or(() -> group.memberClusters().stream().findFirst());
  }

  private static Value.Fields changes(
      AutomaticRequest request,
      AutomaticInventory seen,
      Optional<String> node,
      AutomaticTarget target) {
    var window = target.window(request.window());
    var changes = Value.Fields.NONE;
    if (request.days().filter(days -> days != seen.days()).isPresent()) {
      changes = changes.with("SnapshotRetentionLimit", request.days().get());
    }
    if (window.isPresent() && !window.equals(seen.group().snapshotWindow())) {
      changes = changes.with(target.window(), window);
    }
    if (node.isPresent() && !node.equals(seen.node())) {
      changes = changes.with("SnapshottingClusterId", node);
    }
    return changes;
  }

  private Step step(AutomaticInventory seen, Value.Fields changes, Limits limits) {
    var group = seen.group();
    var target = new AutomaticTarget(group);
    var wanted = target.named();
    var call = target.call();
    for (var change : changes.members().entrySet()) {
      wanted = wanted.with(change.getKey(), change.getValue());
      call = call.with(change.getKey(), change.getValue());
    }
    return new Step.Act(
        group.id() + "/automatic",
        title(seen, changes),
        calls.elastiCache(group.region(), target.action(), call),
        new Condition("automatic-set", group.region(), wanted),
        // The same values a second time change nothing.
        Step.Repeat.SERVICE_REFUSES_SECOND,
        limits,
        "setting by hand what was there before",
        group.id() + " is available");
  }

  /** With what was, so that it can be set back. */
  private static String title(AutomaticInventory seen, Value.Fields changes) {
    List<String> parts = new ArrayList<>();
    changes
        .number("SnapshotRetentionLimit")
        .ifPresent(
            days ->
                parts.add(
                    days == 0
                        ? "take none any more (kept "
                            + Text.count(seen.days(), "day")
                            + " till now)"
                        : "keep each "
                            + Text.count(days, "day")
                            + " (now "
                            + Text.count(seen.days(), "day")
                            + ")"));
    changes
        .text("SnapshotWindow")
        .or(() -> changes.text("DailySnapshotTime"))
        .ifPresent(
            window ->
                parts.add(
                    "take them "
                        + window
                        + " UTC (now "
                        + seen.group().snapshotWindow().orElse("not told")
                        + ")"));
    changes
        .text("SnapshottingClusterId")
        .ifPresent(
            node -> parts.add("of node " + node + " (now " + seen.node().orElse("none") + ")"));
    return "Set automatic snapshots of " + seen.group().id() + ": " + String.join(", ", parts);
  }
}
