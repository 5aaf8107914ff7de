package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import java.util.Optional;

/**
 * {@code member-associated {GlobalReplicationGroupId, ReplicationGroupId}}: the group is a
 * secondary of the Global Datastore, {@code associated}, and {@code available} itself.
 *
 * <p>A group of that id that does not belong to the datastore was made by somebody else: the name
 * is taken, and the group is left alone. Facts: the group's description, {@code Endpoint}.
 */
final class MemberAssociated implements Observer {

  @Override
  public String kind() {
    return "member-associated";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var id = condition.parameters().text("ReplicationGroupId").orElse("");
    return Groups.at(
        dialogue,
        condition.region(),
        id,
        new Look.Absent("replication group " + id + " is not there"),
        group -> group(condition, dialogue, id, group));
  }

  private static Look group(Condition condition, Dialogue dialogue, String id, Value.Fields group) {
    var global = condition.parameters().text("GlobalReplicationGroupId").orElse("");
    var belongs = GlobalViews.of(group);
    var status = Groups.status(group);
    var seen = "replication group " + id + " is " + status;
    if (status.endsWith("failed")) {
      return new Look.Failed(
          ExitCode.FAILED,
          seen,
          "left behind: " + id + " in " + condition.region() + "; its events tell why");
    }
    if (belongs.isEmpty() && !status.equals("available")) {
      return new Look.NotYet(seen);
    }
    if (!belongs.equals(Optional.of(global))) {
      return new Look.Failed(
          ExitCode.FAILED,
          "the name is taken: replication group "
              + id
              + " in "
              + condition.region()
              + " belongs to "
              + belongs.map(b -> "Global Datastore " + b).orElse("no datastore"),
          "it was left alone; choose another name with --as");
    }
    return member(condition, dialogue, id, group);
  }

  private static Look member(
      Condition condition, Dialogue dialogue, String id, Value.Fields group) {
    var global = condition.parameters().text("GlobalReplicationGroupId").orElse("");
    var call = GlobalViews.describe(dialogue, condition.region(), global);
    var answer = dialogue.ask("datastore", call);
    if (answer.isEmpty()) {
      return new Look.Asking();
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Groups.notFound(answer.get())
          ? new Look.NotYet(condition.region() + " tells of no Global Datastore " + global)
          : Looks.unreadable(call, answer.get());
    }
    var member =
        GlobalViews.in(answered, global)
            .map(GlobalDatastore::of)
            .flatMap(d -> d.member(id, condition.region()));
    boolean done =
        member.filter(m -> m.associated() && m.secondary()).isPresent()
            && Groups.status(group).equals("available");
    return done
        ? new Look.So(Groups.reachable(condition.region(), group))
        : new Look.NotYet(
            "replication group "
                + id
                + " is "
                + Groups.status(group)
                + " and "
                + member.map(m -> m.role() + " " + m.status()).orElse("no member yet"));
  }
}
