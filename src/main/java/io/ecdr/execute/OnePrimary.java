package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.GiveBack;

/**
 * {@code one-primary {GlobalReplicationGroupId, ReplicationGroupId, AlsoSeenFrom, Fenced, Lift}}:
 * the datastore is {@code available}, has exactly one primary, whichever, and the group is one of
 * its members; both Regions tell the same. A group that has left it may take writes alone: then
 * there are two, and nobody is given back. Facts: {@code Roles}, {@code Primary}.
 */
final class OnePrimary implements Observer {

  @Override
  public String kind() {
    return GiveBack.CONDITION;
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var wanted = condition.parameters();
    var id = wanted.text("GlobalReplicationGroupId").orElse("");
    var other = new Region(wanted.text("AlsoSeenFrom").orElse(""));
    var here = GlobalViews.describe(dialogue, condition.region(), id);
    var there = GlobalViews.describe(dialogue, other, id);
    var mine = dialogue.ask("datastore", here);
    var theirs = dialogue.ask("other view", there);
    if (mine.isEmpty() || theirs.isEmpty()) {
      return new Look.Asking();
    }
    if (Groups.notFound(mine.get())) {
      return left(condition, condition.region() + " tells of no Global Datastore " + id);
    }
    if (!(mine.get() instanceof Completion.Answered answered)) {
      return Looks.unreadable(here, mine.get());
    }
    if (!(theirs.get() instanceof Completion.Answered told)) {
      return new Look.NotYet(Refusals.words(there, theirs.get()));
    }
    var found = GlobalViews.in(answered, id).map(GlobalDatastore::of);
    var view = GlobalViews.in(told, id).map(GlobalDatastore::of);
    if (found.isEmpty()) {
      return left(condition, condition.region() + " tells of no Global Datastore " + id);
    }
    var target = wanted.text("ReplicationGroupId").orElse("");
    if (found.get().member(target, condition.region()).isEmpty()) {
      return left(condition, target + " is no member any more: " + found.get().roles());
    }
    return view.isPresent() && view.get().agrees(found.get())
        ? judge(found.get())
        : new Look.NotYet(
            "the Regions tell different roles; "
                + other
                + ": "
                + view.map(GlobalDatastore::roles).orElse("nothing of it"));
  }

  private static Look judge(GlobalDatastore datastore) {
    return datastore.available() && datastore.primary().isPresent()
        ? new Look.So(
            Value.fields(
                "Roles", datastore.roles(),
                "Primary", datastore.primary().get().toString()))
        : new Look.NotYet(
            "Global Datastore "
                + datastore.id()
                + " is "
                + datastore.status()
                + ": "
                + datastore.roles());
  }

  private static Look left(Condition condition, String why) {
    return new Look.Failed(
        ExitCode.INCOMPLETE,
        why + ", so there may be two writable primaries",
        "once there is one: " + condition.parameters().text(GiveBack.COMMAND).orElse(""));
  }
}
