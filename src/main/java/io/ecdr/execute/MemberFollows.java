package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import java.util.Optional;

/**
 * {@code member-follows {GlobalReplicationGroupId, ReplicationGroupId, AlsoSeenFrom, OrPrimary?}}:
 * both Regions tell the same roles, the group is an {@code associated} secondary of a Global
 * Datastore that is {@code available}, and is {@code available} itself. So an old primary is known
 * to follow again after a promotion.
 *
 * <p>One that is no member any more never will. One that is the primary has nothing to follow: with
 * {@code OrPrimary} it may be that, once the datastore is {@code available}. Facts: the group's
 * description unless it is the primary, {@code Roles}, {@code At} for when it was seen, and {@code
 * Primary}.
 */
final class MemberFollows implements Observer {

  /** The fact that says whether it is the primary. */
  static final String PRIMARY = "Primary";

  @Override
  public String kind() {
    return "member-follows";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var wanted = condition.parameters();
    var id = wanted.text("GlobalReplicationGroupId").orElse("");
    return Looks.at(
        dialogue,
        "datastore",
        GlobalViews.describe(dialogue, condition.region(), id),
        answered -> GlobalViews.in(answered, id).map(GlobalDatastore::of),
        new Look.NotYet(condition.region() + " tells of no Global Datastore " + id),
        found -> member(condition, dialogue, found));
  }

  private static Look member(Condition condition, Dialogue dialogue, GlobalDatastore datastore) {
    var id = condition.parameters().text("ReplicationGroupId").orElse("");
    var member = datastore.member(id, condition.region());
    boolean home = condition.parameters().flag("OrPrimary").orElse(false);
    if (home
        && datastore.available()
        && member.filter(GlobalDatastore.Member::primary).isPresent()) {
      return otherView(condition, dialogue, datastore)
          .orElseGet(() -> seen(Value.Fields.NONE, datastore, dialogue));
    }
    if (member.isEmpty() || (member.get().primary() && !home)) {
      return new Look.Failed(
          ExitCode.FAILED,
          member.map(m -> m + " is the primary by now").orElse(id + " is no member any more")
              + ": "
              + datastore.roles(),
          "plan again from how it is now");
    }
    if (!datastore.available() || !member.get().associated() || !member.get().secondary()) {
      return new Look.NotYet(
          "Global Datastore "
              + datastore.id()
              + " is "
              + datastore.status()
              + ": "
              + datastore.roles());
    }
    var call = Groups.describe(dialogue, condition.region(), id);
    var answer = dialogue.ask("group", call);
    if (answer.isEmpty()) {
      return new Look.Asking();
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Looks.unreadable(call, answer.get());
    }
    var group = Groups.in(answered, id);
    if (group.filter(g -> Groups.status(g).equals("available")).isEmpty()) {
      return new Look.NotYet(
          "replication group "
              + id
              + " is "
              + group.map(Groups::status).filter(s -> !s.isEmpty()).orElse("not told"));
    }
    return otherView(condition, dialogue, datastore)
        .orElseGet(() -> seen(group.get(), datastore, dialogue));
  }

  private static Look seen(Value.Fields group, GlobalDatastore datastore, Dialogue dialogue) {
    return new Look.So(
        group
            .with("Roles", datastore.roles())
            .with("At", dialogue.now().toString())
            .with(PRIMARY, group.equals(Value.Fields.NONE)));
  }

  /** What the other Region's view forbids; empty when it tells the same. */
  private static Optional<Look> otherView(
      Condition condition, Dialogue dialogue, GlobalDatastore datastore) {
    var other = new Region(condition.parameters().text("AlsoSeenFrom").orElse(""));
    var call = GlobalViews.describe(dialogue, other, datastore.id());
    var answer = dialogue.ask("other view", call);
    if (answer.isEmpty()) {
      return Optional.of(new Look.Asking());
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Optional.of(new Look.NotYet(Refusals.words(call, answer.get())));
    }
    var there = GlobalViews.in(answered, datastore.id()).map(GlobalDatastore::of);
    return there.filter(view -> view.agrees(datastore)).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Look.NotYet(
                "the Regions tell different roles; "
                    + other
                    + ": "
                    + there.map(GlobalDatastore::roles).orElse("nothing of it")));
  }
}
