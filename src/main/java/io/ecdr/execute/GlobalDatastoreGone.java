package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;

/**
 * {@code global-datastore-gone {GlobalReplicationGroupId}}: there is no such Global Datastore any
 * more. One that has a secondary is never waited for: it is in use.
 */
final class GlobalDatastoreGone implements Observer {

  @Override
  public String kind() {
    return "global-datastore-gone";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var id = condition.parameters().text("GlobalReplicationGroupId").orElse("");
    return GlobalViews.at(
        dialogue,
        condition.region(),
        id,
        new Look.So(Value.Fields.NONE),
        found -> there(id, found));
  }

  private static Look there(String id, Value.Fields found) {
    var seen = "Global Datastore " + id + " is " + Groups.status(found);
    if (Groups.status(found).equals("deleting")) {
      return new Look.NotYet(seen);
    }
    boolean followed =
        found.list("Members").stream()
            .anyMatch(m -> !m.text("Role").orElse("").equalsIgnoreCase(GlobalDatastore.PRIMARY));
    return followed
        ? new Look.Failed(
            ExitCode.FAILED, seen + " and has a secondary, so it is kept", "take that out first")
        : new Look.Absent(seen);
  }
}
