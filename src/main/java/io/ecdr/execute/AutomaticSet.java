package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code automatic-set {ReplicationGroupId, SnapshotRetentionLimit?, SnapshotWindow?,
 * SnapshottingClusterId?}}: the group is {@code available} and tells these values of its automatic
 * snapshots. Facts: its description.
 */
final class AutomaticSet implements Observer {

  @Override
  public String kind() {
    return "automatic-set";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var id = condition.parameters().text("ReplicationGroupId").orElse("");
    var describe = Groups.describe(dialogue, condition.region(), id);
    var answer = dialogue.ask("group", describe);
    if (answer.isEmpty()) {
      return new Look.Asking();
    }
    var absent = new Look.Absent("replication group " + id + " is not there");
    if (Groups.notFound(answer.get())) {
      return absent;
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Looks.unreadable(describe, answer.get());
    }
    var group = Groups.in(answered, id);
    return group.isEmpty() ? absent : judge(condition.parameters(), id, group.get());
  }

  private static Look judge(Value.Fields wanted, String id, Value.Fields group) {
    List<String> differs = new ArrayList<>();
    for (var name : List.of("SnapshotRetentionLimit", "SnapshotWindow", "SnapshottingClusterId")) {
      var found = group.get(name);
      if (wanted.get(name).isPresent() && !wanted.get(name).equals(found)) {
        differs.add(name + " is " + found.map(Object::toString).orElse("not told"));
      }
    }
    if (!differs.isEmpty()) {
      return new Look.Absent("replication group " + id + ": " + String.join(", ", differs));
    }
    var status = Groups.status(group);
    return status.equals("available")
        ? new Look.So(group)
        : new Look.NotYet("replication group " + id + " is " + status);
  }
}
