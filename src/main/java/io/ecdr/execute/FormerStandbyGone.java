package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;

/**
 * {@code former-standby-gone {ReplicationGroupId}}: there is no group of that id. One that belongs
 * to a Global Datastore is never waited for: it is somebody's standby, or the primary.
 */
final class FormerStandbyGone implements Observer {

  @Override
  public String kind() {
    return "former-standby-gone";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var id = condition.parameters().text("ReplicationGroupId").orElse("");
    return Groups.at(
        dialogue,
        condition.region(),
        id,
        new Look.So(Value.Fields.NONE),
        found -> there(condition, id, found));
  }

  private static Look there(Condition condition, String id, Value.Fields group) {
    var status = Groups.status(group);
    var seen = "replication group " + id + " is " + status;
    if (status.equals("deleting")) {
      return new Look.NotYet(seen);
    }
    return GlobalViews.of(group)
        .<Look>map(
            global ->
                new Look.Failed(
                    ExitCode.FAILED,
                    id + " belongs to Global Datastore " + global + ", so it is kept",
                    "see how it stands: ecdr status " + id + " --region " + condition.region()))
        .orElseGet(
            () -> status.equals("available") ? new Look.Absent(seen) : new Look.NotYet(seen));
  }
}
