package io.ecdr.plan;

import io.ecdr.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * Takes away what an unfinished restore or standby left: a group that was never seen available, a
 * Global Datastore without a secondary. A group that was is perhaps in use and stays.
 */
final class UndoGroups {

  private final Plan undone;
  private final Lane lane;
  private final Remains remains;
  private final CallMaker calls;
  private final UndoPlanner.Left left;

  UndoGroups(Plan undone, Lane lane, Remains remains, CallMaker calls, UndoPlanner.Left left) {
    this.undone = undone;
    this.lane = lane;
    this.remains = remains;
    this.calls = calls;
    this.left = left;
  }

  void addTo(List<Step> steps) {
    var group = act("CreateReplicationGroup");
    boolean member =
        group
            .filter(a -> a.call().parameters().get("GlobalReplicationGroupId").isPresent())
            .isPresent();
    if (member) {
      group.ifPresent(this::member);
    } else {
      group.ifPresent(act -> restored(act, steps));
    }
    act("CreateCacheParameterGroup").ifPresent(act -> parameterGroup(act, group, steps));
    act("CreateGlobalReplicationGroup").ifPresent(act -> datastore(act, group.isEmpty(), steps));
  }

  private Optional<Step.Act> act(String action) {
    return lane.steps().stream()
        .filter(Step.Act.class::isInstance)
        .map(Step.Act.class::cast)
        .filter(act -> act.call().action().equals(action) && remains.sent(act))
        .findFirst();
  }

  private static String id(Step.Act act) {
    return act.call().parameters().text("ReplicationGroupId").orElse("");
  }

  private static String command(String words, Step.Act act) {
    return "aws elasticache " + words + " --region " + act.call().region();
  }

  private static String delete(Step.Act act) {
    return command("delete-replication-group --replication-group-id " + id(act), act);
  }

  private void restored(Step.Act act, List<Step> steps) {
    boolean gone =
        lane.takingAway().stream()
            .anyMatch(s -> s instanceof Step.Act && remains.done(s).isPresent());
    if (gone) {
      return;
    }
    if (remains.done(act).isPresent() && lane.throwaway().isEmpty()) {
      left.add(
          "replication group "
              + id(act)
              + " in "
              + act.call().region()
              + " was made and may be in use",
          delete(act));
      return;
    }
    var named = Value.fields("ReplicationGroupId", id(act));
    steps.addAll(
        UndoSteps.of(
            undone,
            remains,
            act,
            "replication group " + id(act),
            "group",
            named,
            calls.elastiCache(act.call().region(), "DeleteReplicationGroup", named)));
  }

  /** A group that stays goes on using it. */
  private void parameterGroup(Step.Act act, Optional<Step.Act> group, List<Step> steps) {
    var name = act.call().parameters().text("CacheParameterGroupName").orElse("");
    if (group.flatMap(remains::done).isPresent()) {
      left.add(
          "parameter group " + name + " in " + act.call().region() + " belongs to it",
          command("delete-cache-parameter-group --cache-parameter-group-name " + name, act));
      return;
    }
    steps.add(
        new Step.Act(
            act.id() + "/undo",
            "Delete parameter group " + name + " in " + act.call().region(),
            calls.elastiCache(
                act.call().region(),
                "DeleteCacheParameterGroup",
                Value.fields("CacheParameterGroupName", name)),
            new Condition(
                "parameter-group-gone",
                act.call().region(),
                Value.fields("CacheParameterGroupName", name, "Operation", undone.id())),
            Step.Repeat.SERVICE_REFUSES_SECOND,
            UndoPlanner.deleting(1),
            "",
            "no group uses it, and it carries the tag of operation " + undone.id()));
  }

  /** It holds the cache's data and may be what somebody relies on by now. */
  private void member(Step.Act act) {
    var datastore =
        remains
            .done(act)
            .flatMap(f -> f.fields("GlobalReplicationGroupInfo").text("GlobalReplicationGroupId"))
            .or(
                () ->
                    lane.steps().stream()
                        .flatMap(step -> remains.done(step).stream())
                        .flatMap(f -> f.text("GlobalReplicationGroupId").stream())
                        .findFirst())
            .or(() -> act.call().parameters().text("GlobalReplicationGroupId"))
            .orElse("ID");
    left.add(
        "standby "
            + id(act)
            + " in "
            + act.call().region()
            + " may be there, a member of Global Datastore "
            + datastore,
        command(
                "disassociate-global-replication-group --global-replication-group-id "
                    + datastore
                    + " --replication-group-id "
                    + id(act)
                    + " --replication-group-region "
                    + act.call().region(),
                act)
            + ", and when it belongs to none: "
            + delete(act));
  }

  private void datastore(Step.Act act, boolean alone, List<Step> steps) {
    var known = remains.done(act).flatMap(facts -> facts.text("GlobalReplicationGroupId"));
    if (alone && known.isPresent()) {
      var id = Value.fields("GlobalReplicationGroupId", known.get());
      steps.add(
          new Step.Act(
              act.id() + "/undo",
              "Delete Global Datastore " + known.get() + "; its primary stays",
              calls.elastiCache(
                  act.call().region(),
                  "DeleteGlobalReplicationGroup",
                  id.with("RetainPrimaryReplicationGroup", true)),
              new Condition("global-datastore-gone", act.call().region(), id),
              Step.Repeat.SERVICE_REFUSES_SECOND,
              UndoPlanner.deleting(3),
              "",
              "it has no secondary"));
      return;
    }
    left.add(
        "a Global Datastore around "
            + act.call().parameters().text("PrimaryReplicationGroupId").orElse("")
            + " may be there: "
            + known.orElse("its id was never told"),
        command(
            "delete-global-replication-group --retain-primary-replication-group"
                + " --global-replication-group-id "
                + known.orElse("ID"),
            act));
  }
}
