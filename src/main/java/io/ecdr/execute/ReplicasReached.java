package io.ecdr.execute;

import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;

/**
 * {@code replicas-reached {ReplicationGroupId, Replicas, Nodes}}: every shard has so many replicas
 * or more, and the group is {@code available}. While it is not, more members than {@code Nodes}, or
 * the group's being busy after the call, say that they are on their way. Facts: its description.
 */
final class ReplicasReached implements Observer {

  @Override
  public String kind() {
    return "replicas-reached";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var id = condition.parameters().text("ReplicationGroupId").orElse("");
    return Groups.at(
        dialogue,
        condition.region(),
        id,
        new Look.Absent("replication group " + id + " is not there"),
        found -> judge(condition, id, found));
  }

  private static Look judge(Condition condition, String id, Value.Fields found) {
    var group = ReplicationGroup.of(condition.region(), found);
    long wanted = condition.parameters().number("Replicas").orElse(1L);
    int fewest =
        group.nodeGroups().stream().mapToInt(ReplicationGroup.NodeGroup::replicas).min().orElse(0);
    var seen = id + " has " + fewest + " of " + wanted + " replicas and is " + group.status();
    boolean settled = group.status().equals("available");
    if (fewest >= wanted && settled) {
      return new Look.So(found);
    }
    long before = condition.parameters().number("Nodes").orElse(0L);
    boolean begun = fewest >= wanted || (!settled && group.memberClusters().size() > before);
    return begun ? new Look.NotYet(seen) : new Look.Absent(seen);
  }
}
