package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Service;
import java.util.Locale;

/**
 * {@code snapshot-available {SnapshotName}}: the snapshot of exactly that name is {@code
 * available}. The name carries the operation's id, so whatever has it is the operation's own.
 *
 * <p>Facts: its description with slots per shard. {@code failed} is not in the API's list of states
 * but in the event reference (source: {@code API:Snapshot}, {@code UG23:ElastiCacheSNS}); every
 * other state counts as going on.
 */
final class SnapshotAvailable implements Observer {

  @Override
  public String kind() {
    return "snapshot-available";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var name = condition.parameters().text("SnapshotName").orElse("");
    var call =
        dialogue.call(
            Service.ELASTICACHE,
            "DescribeSnapshots",
            condition.region(),
            Value.fields("SnapshotName", name).with("ShowNodeGroupConfig", true));
    return Looks.at(
        dialogue,
        "snapshot",
        call,
        answered ->
            answered.body().list("Snapshots").stream()
                .filter(s -> s.text("SnapshotName").orElse("").equalsIgnoreCase(name))
                .findFirst(),
        new Look.Absent("snapshot " + name + " is not there"),
        told -> judge(name, told));
  }

  static Look judge(String name, Value.Fields snapshot) {
    var status = snapshot.text("SnapshotStatus").orElse("in no state");
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "available" -> new Look.So(snapshot);
      case "failed" ->
          new Look.Failed(
              ExitCode.FAILED,
              "snapshot " + name + " is " + status,
              "the service's events tell why: aws elasticache describe-events; "
                  + "when the snapshot was deleted, resuming makes it again");
      default -> new Look.NotYet("snapshot " + name + " is " + status);
    };
  }
}
