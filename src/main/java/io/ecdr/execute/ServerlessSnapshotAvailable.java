package io.ecdr.execute;

import io.ecdr.model.ServerlessSnapshots;
import io.ecdr.plan.Condition;

/**
 * {@code serverless-snapshot-available {SnapshotName}}: the snapshot of a serverless cache of
 * exactly that name is {@code available}. The name carries the operation's id, so whatever has it
 * is the operation's own. States are told in any case (source: facts page, section 5).
 *
 * <p>Facts: its description in the words of a node based snapshot.
 */
final class ServerlessSnapshotAvailable implements Observer {

  @Override
  public String kind() {
    return "serverless-snapshot-available";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var name = condition.parameters().text("SnapshotName").orElse("");
    return Looks.at(
        dialogue,
        "snapshot",
        Serverless.describe(dialogue, condition.region(), name),
        answered -> Serverless.in(answered, name),
        new Look.Absent("snapshot " + name + " is not there"),
        told -> SnapshotAvailable.judge(name, ServerlessSnapshots.asSnapshot(told)));
  }
}
