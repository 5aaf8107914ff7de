package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import java.util.Optional;

/**
 * {@code standalone {GlobalReplicationGroupId?, ReplicationGroupId, Since}}: the group belongs to
 * no Global Datastore any more, by its own word and by the datastore's, and is {@code available}. A
 * member that is being detached is told as {@code associated} for a while and then not at all
 * (source: {@code TFSRC}).
 *
 * <p>Facts: the group's description, and {@code Endpoint} and {@code Endpoints}.
 */
final class Standalone implements Observer {

  @Override
  public String kind() {
    return "standalone";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var id = condition.parameters().text("ReplicationGroupId").orElse("");
    return Groups.at(
        dialogue,
        condition.region(),
        id,
        new Look.Failed(
            ExitCode.FAILED,
            "replication group " + id + " is not there in " + condition.region(),
            "see what there is, then restore it from a backup: ecdr status --region "
                + condition.region()),
        group -> datastore(condition, dialogue, id, group));
  }

  private static Look datastore(
      Condition condition, Dialogue dialogue, String id, Value.Fields group) {
    var global = condition.parameters().text("GlobalReplicationGroupId").orElse("");
    if (global.isEmpty()) {
      return GlobalViews.of(group).isEmpty()
          ? alone(condition.region(), group, id)
          : new Look.Failed(
              ExitCode.FAILED,
              id + " belongs to Global Datastore " + GlobalViews.of(group).get(),
              "plan again from how it is now");
    }
    var call = GlobalViews.describe(dialogue, condition.region(), global);
    var answer = dialogue.ask("datastore", call);
    if (answer.isEmpty()) {
      return new Look.Asking();
    }
    if (!(answer.get() instanceof Completion.Answered) && !Groups.notFound(answer.get())) {
      return Looks.unreadable(call, answer.get());
    }
    var datastore =
        answer.get() instanceof Completion.Answered answered
            ? GlobalViews.in(answered, global).map(GlobalDatastore::of)
            : Optional.<GlobalDatastore>empty();
    var member = datastore.flatMap(d -> d.member(id, condition.region()));
    boolean alone = GlobalViews.of(group).isEmpty();
    if (alone && member.isEmpty()) {
      return alone(condition.region(), group, id);
    }
    if (alone || member.isEmpty() || member.get().status().equals("disassociating")) {
      return new Look.NotYet(id + " is being detached from Global Datastore " + global);
    }
    var quiet =
        GlobalViews.quiet(
            condition.parameters(), condition.region(), dialogue, datastore.orElseThrow());
    return quiet.isEmpty()
        ? new Look.Asking()
        : new Look.Absent(
            id
                + " still belongs to Global Datastore "
                + global
                + ", which is "
                + datastore.get().status()
                + ": "
                + datastore.get().roles(),
            quiet.get());
  }

  private static Look alone(Region region, Value.Fields group, String id) {
    return Groups.status(group).equals("available")
        ? new Look.So(Groups.reachable(region, group))
        : new Look.NotYet(id + " is detached; it is " + Groups.status(group));
  }
}
