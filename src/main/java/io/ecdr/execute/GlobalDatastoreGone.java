package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
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
    var call = GlobalViews.describe(dialogue, condition.region(), id);
    var answer = dialogue.ask("datastore", call);
    if (answer.isEmpty()) {
      return new Look.Asking();
    }
    if (Groups.notFound(answer.get())) {
      return new Look.So(Value.Fields.NONE);
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Looks.unreadable(call, answer.get());
    }
    var found = GlobalViews.in(answered, id);
    if (found.isEmpty()) {
      return new Look.So(Value.Fields.NONE);
    }
    var seen = "Global Datastore " + id + " is " + Groups.status(found.get());
    if (Groups.status(found.get()).equals("deleting")) {
      return new Look.NotYet(seen);
    }
    boolean followed =
        found.get().list("Members").stream()
            .anyMatch(m -> !m.text("Role").orElse("").equalsIgnoreCase(GlobalDatastore.PRIMARY));
    return followed
        ? new Look.Failed(
            ExitCode.FAILED, seen + " and has a secondary, so it is kept", "take that out first")
        : new Look.Absent(seen);
  }
}
