package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;

/**
 * {@code roles-moved {GlobalReplicationGroupId, ReplicationGroupId, OldRegion, Since, Available?,
 * AlsoSeenFrom?}}: in the condition's Region the group is the one {@code PRIMARY} of the Global
 * Datastore and {@code associated}, and is {@code available} itself (source: {@code TFPR#47913}).
 * It was a secondary when the plan was made, so that is the role change; the datastore's being
 * {@code available} alone tells nothing, since it is so before the change has begun too.
 *
 * <p>{@code Available} demands that the datastore has settled as well, and {@code AlsoSeenFrom}
 * that the other Region tells the same; a lost Region can give neither. Facts: the group's
 * description, {@code Endpoint}, {@code Endpoints}, {@code Roles}.
 */
final class RolesMoved implements Observer {

  @Override
  public String kind() {
    return "roles-moved";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var wanted = condition.parameters();
    var id = wanted.text("GlobalReplicationGroupId").orElse("");
    var group = wanted.text("ReplicationGroupId").orElse("");
    return Looks.at(
        dialogue,
        "datastore",
        GlobalViews.describe(dialogue, condition.region(), id),
        answered -> GlobalViews.in(answered, id).map(GlobalDatastore::of),
        new Look.Absent(condition.region() + " tells of no Global Datastore " + id, false),
        found ->
            found
                .member(group, condition.region())
                .filter(GlobalDatastore.Member::primary)
                .map(target -> moved(condition, dialogue, found, target))
                .orElseGet(() -> notMoved(condition, dialogue, found)));
  }

  private static Look notMoved(Condition condition, Dialogue dialogue, GlobalDatastore datastore) {
    var wanted = condition.parameters();
    var other = datastore.primary();
    var old = wanted.text("OldRegion").orElse("");
    // Where nobody was the primary then, one that is told again is most likely the old one.
    if (other.isPresent() && !old.isEmpty() && !other.get().region().equals(old)) {
      return new Look.Failed(
          ExitCode.FAILED,
          "another became the primary: " + datastore.roles(),
          "plan again from how it is now");
    }
    var quiet = GlobalViews.quiet(wanted, condition.region(), dialogue, datastore);
    return quiet.isEmpty()
        ? new Look.Asking()
        : new Look.Absent(words(condition, datastore), quiet.get());
  }

  /** One Region's word, and only that: another may know better. */
  private static String words(Condition condition, GlobalDatastore datastore) {
    long primaries = datastore.members().stream().filter(m -> m.primary()).count();
    return "Global Datastore "
        + datastore.id()
        + " is "
        + (datastore.status().isEmpty() ? "in no state" : datastore.status())
        + (primaries == 0 ? ", and no member is the primary: " : ", and the roles have not moved: ")
        + datastore.roles()
        + ", as "
        + condition.region()
        + " tells";
  }

  private static Look moved(
      Condition condition,
      Dialogue dialogue,
      GlobalDatastore datastore,
      GlobalDatastore.Member target) {
    if (datastore.primary().isEmpty() || !target.associated()) {
      return new Look.NotYet("the roles are moving: " + datastore.roles());
    }
    if (condition.parameters().flag("Available").orElse(false) && !datastore.available()) {
      return new Look.NotYet(
          target
              + " is the primary; Global Datastore "
              + datastore.id()
              + " is "
              + datastore.status());
    }
    var call = Groups.describe(dialogue, condition.region(), target.id());
    var answer = dialogue.ask("group", call);
    if (answer.isEmpty()) {
      return new Look.Asking();
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Looks.unreadable(call, answer.get());
    }
    var group = Groups.in(answered, target.id());
    if (group.isEmpty()) {
      return new Look.NotYet("replication group " + target + " is not told");
    }
    if (!Groups.status(group.get()).equals("available") || !GlobalViews.notFollowing(group.get())) {
      return new Look.NotYet(
          target
              + " is the primary; the group itself is "
              + Groups.status(group.get())
              + (GlobalViews.notFollowing(group.get()) ? "" : " and says that it still follows"));
    }
    return seenFromBoth(condition, dialogue, datastore, group.get());
  }

  private static Look seenFromBoth(
      Condition condition, Dialogue dialogue, GlobalDatastore datastore, Value.Fields group) {
    var other = condition.parameters().text("AlsoSeenFrom");
    if (other.isPresent()) {
      var call = GlobalViews.describe(dialogue, new Region(other.get()), datastore.id());
      var answer = dialogue.ask("other view", call);
      if (answer.isEmpty()) {
        return new Look.Asking();
      }
      if (!(answer.get() instanceof Completion.Answered answered)) {
        return new Look.NotYet(
            "the roles have moved as "
                + condition.region()
                + " tells; "
                + Refusals.words(call, answer.get()));
      }
      var there = GlobalViews.in(answered, datastore.id()).map(GlobalDatastore::of);
      if (there.isEmpty() || !there.get().agrees(datastore)) {
        return new Look.NotYet(
            "the Regions tell different roles; "
                + other.get()
                + ": "
                + there.map(GlobalDatastore::roles).orElse("nothing of it"));
      }
    }
    return new Look.So(
        Groups.reachable(condition.region(), group)
            .with("Roles", datastore.roles())
            .with("GlobalReplicationGroupStatus", datastore.status()));
  }
}
