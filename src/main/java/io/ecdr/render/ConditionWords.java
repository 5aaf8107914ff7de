package io.ecdr.render;

import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.stream.Collectors;

/** Conditions as a sentence with their values; of an unknown kind its name and its values. */
public final class ConditionWords {

  private ConditionWords() {}

  /** The sentence, without a full stop. */
  public static String of(Condition condition) {
    var group = value(condition, "ReplicationGroupId");
    var datastore = value(condition, "GlobalReplicationGroupId");
    var parameters = value(condition, "CacheParameterGroupName");
    var where = " in " + condition.region();
    return switch (condition.kind()) {
      case "snapshot-available" ->
          "snapshot " + value(condition, "SnapshotName") + where + " is available";
      case "held" ->
          group
              + where
              + " has followed for "
              + value(condition, "Hold")
              + (condition.parameters().text("Most").isPresent()
                  ? ", its lag never told to be above " + value(condition, "Most")
                  : "");
      case "export-complete" ->
          "bucket "
              + value(condition, "Bucket")
              + " holds "
              + value(condition, "Shards")
              + " files "
              + value(condition, "Prefix")
              + "*, none empty, and snapshot "
              + value(condition, "SnapshotName")
              + " is available again";
      case "serverless-snapshot-available" ->
          "serverless snapshot " + value(condition, "SnapshotName") + where + " is available";
      case "serverless-export-complete" ->
          "bucket "
              + value(condition, "Bucket")
              + " holds one file "
              + value(condition, "Prefix")
              + "*.rdb, not empty";
      case "serverless-snapshot-deletable" ->
          "nothing goes on with serverless snapshot " + value(condition, "SnapshotName") + where;
      case "serverless-snapshot-gone" ->
          "no serverless snapshot "
              + value(condition, "SnapshotName")
              + where
              + " carries the tag of operation "
              + value(condition, "Operation");
      case "serverless-available" ->
          "serverless cache "
              + value(condition, "ServerlessCacheName")
              + where
              + " is ours and available, with an endpoint";
      case "serverless-deletable" ->
          "nothing goes on with serverless cache "
              + value(condition, "ServerlessCacheName")
              + where;
      case "serverless-gone" ->
          "no serverless cache "
              + value(condition, "ServerlessCacheName")
              + where
              + " carries the tag of operation "
              + value(condition, "Operation");
      case "group-available" -> "group " + group + where + " is ours and available";
      case "one-primary" ->
          "Global Datastore "
              + datastore
              + " is available, has one primary and the member "
              + group
              + where
              + "; "
              + value(condition, "AlsoSeenFrom")
              + " tells the same";
      case "user-access" ->
          "user "
              + value(condition, "UserId")
              + where
              + " and its user groups are active, and its access is '"
              + value(condition, "AccessString")
              + "'";
      case "automatic-set" ->
          automatic(condition) + where + " is available and tells these values of its snapshots";
      case "replicas-reached" ->
          "every shard of group "
              + group
              + where
              + " has "
              + value(condition, "Replicas")
              + " replicas or more, and it is available";
      case "group-serving" ->
          "group "
              + group
              + where
              + " is available, with an endpoint; nodes: "
              + value(condition, "Nodes")
              + ", shards: "
              + value(condition, "Shards")
              + ", and each node is available";
      case "parameter-group-made" -> "parameter group " + parameters + where + " is ours";
      case "parameters-set" -> "parameter group " + parameters + where + " has these values";
      case "parameter-group-gone" ->
          "no parameter group "
              + parameters
              + where
              + " carries the tag of operation "
              + value(condition, "Operation");
      case "global-datastore-available" ->
          "group " + group + where + " belongs to a Global Datastore that takes secondaries";
      case "member-associated" ->
          "group "
              + group
              + where
              + " is an associated secondary of Global Datastore "
              + datastore
              + ", and available";
      case "snapshot-deletable" ->
          "nothing goes on with snapshot " + value(condition, "SnapshotName") + where;
      case "snapshot-gone" ->
          "no snapshot "
              + value(condition, "SnapshotName")
              + where
              + " carries the tag of operation "
              + value(condition, "Operation");
      case "pruned-snapshot-gone", "pruned-serverless-snapshot-gone" ->
          "there is no snapshot " + value(condition, "SnapshotName") + where;
      case "group-deletable" -> "nothing goes on with group " + group + where;
      case "group-gone" ->
          "no group "
              + group
              + where
              + " carries the tag of operation "
              + value(condition, "Operation");
      case "discarded-gone" ->
          "there is no group "
              + group
              + where
              + "; it is only deleted while backup "
              + value(condition, "BackupId")
              + " is there and verified";
      case "former-standby-gone" -> "there is no group " + group + where;
      case "global-datastore-gone" -> "there is no Global Datastore " + datastore + where;
      case "roles-moved" -> rolesMoved(condition, group, datastore);
      case "lag-under" ->
          "the lag of group "
              + group
              + where
              + " is at most "
              + most(condition, "Most")
              + " in a minute that begins after writers stopped ("
              + value(condition, "WritesStopped")
              + ")";
      case "member-follows" ->
          "group "
              + group
              + where
              + " is an associated secondary of Global Datastore "
              + datastore
              + " and available, the datastore as well; "
              + value(condition, "AlsoSeenFrom")
              + " tells the same"
              + (condition.parameters().flag("OrPrimary").orElse(false)
                  ? "; or it is the primary still"
                  : "");
      case "caught-up" -> "the newest lag of group " + group + where + caughtUp(condition);
      case "standalone" -> standalone(group + where, datastore);
      default -> other(condition);
    };
  }

  private static String automatic(Condition condition) {
    var node = value(condition, "CacheClusterId");
    var serverless = value(condition, "ServerlessCacheName");
    return !node.isEmpty()
        ? "node " + node
        : !serverless.isEmpty()
            ? "serverless cache " + serverless
            : "group " + value(condition, "ReplicationGroupId");
  }

  private static String rolesMoved(Condition condition, String group, String datastore) {
    var wanted = condition.parameters();
    return "group "
        + group
        + " in "
        + condition.region()
        + " is the one primary of Global Datastore "
        + datastore
        + ", and available"
        + (wanted.flag("Available").orElse(false) ? ", the datastore as well" : "")
        + wanted.text("AlsoSeenFrom").map(r -> "; " + r + " tells the same").orElse("");
  }

  private static String caughtUp(Condition condition) {
    return " is at most "
        + most(condition, "Most")
        + (condition.parameters().get("Loss").isPresent()
            ? ", and a promotion would lose at most " + most(condition, "Loss")
            : "");
  }

  private static String standalone(String group, String datastore) {
    return "group "
        + group
        + " belongs to "
        + (datastore.isEmpty()
            ? "no Global Datastore"
            : "Global Datastore " + datastore + " no more")
        + ", and is available";
  }

  private static String other(Condition condition) {
    return condition.kind()
        + condition.parameters().members().entrySet().stream()
            .map(e -> e.getKey() + " " + Words.of(e.getValue()))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String most(Condition condition, String name) {
    try {
      return Words.of(Duration.parse(value(condition, name)));
    } catch (DateTimeException e) {
      return value(condition, name);
    }
  }

  private static String value(Condition condition, String name) {
    return condition.parameters().get(name).map((Value v) -> Words.of(v)).orElse("");
  }
}
