package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import java.util.Locale;

/**
 * {@code global-datastore-available {ReplicationGroupId, Suffix}}: the group belongs to a Global
 * Datastore whose id ends with the suffix, and that takes secondaries: {@code available}, or {@code
 * primary-only} as long as it has none (source: {@code UG23:Redis-Global-Datastores-Console}).
 *
 * <p>Its id is read from the group, never built. Facts: its description.
 */
final class GlobalDatastoreAvailable implements Observer {

  @Override
  public String kind() {
    return "global-datastore-available";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var id = condition.parameters().text("ReplicationGroupId").orElse("");
    var call = Groups.describe(dialogue, condition.region(), id);
    var answer = dialogue.ask("group", call);
    if (answer.isEmpty()) {
      return new Look.Asking();
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Looks.unreadable(call, answer.get());
    }
    var global = Groups.in(answered, id).flatMap(GlobalViews::of);
    if (global.isEmpty()) {
      return new Look.Absent(id + " belongs to no Global Datastore");
    }
    var suffix = "-" + condition.parameters().text("Suffix").orElse("");
    if (!global.get().toLowerCase(Locale.ROOT).endsWith(suffix.toLowerCase(Locale.ROOT))) {
      return new Look.Failed(
          ExitCode.FAILED,
          id + " was made a member of Global Datastore " + global.get() + " by somebody else",
          "plan again from how it is now");
    }
    return datastore(condition, dialogue, global.get());
  }

  private static Look datastore(Condition condition, Dialogue dialogue, String id) {
    return GlobalViews.at(
        dialogue,
        condition.region(),
        id,
        new Look.NotYet("Global Datastore " + id + " is not told yet"),
        found -> {
          var status = Groups.status(found);
          return status.equals("available") || status.equals("primary-only")
              ? new Look.So(found)
              : new Look.NotYet("Global Datastore " + id + " is " + status);
        });
  }
}
