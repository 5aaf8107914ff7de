package io.ecdr.render.script;

import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.render.script.Pieces.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A condition as the call of the function that looks at it. */
final class LookWords {

  private final Pieces pieces;

  LookWords(Pieces pieces) {
    this.pieces = pieces;
  }

  String of(Condition condition) {
    return switch (condition.kind()) {
      case "snapshot-available" ->
          look(Piece.BACKUP, "look_snapshot_available", condition, "SnapshotName");
      case "export-complete" ->
          look(
              Piece.BACKUP,
              "look_export_complete",
              condition,
              "SnapshotName",
              "Bucket",
              "Owner",
              "Prefix",
              "Shards");
      case "group-available" ->
          look(Piece.RESTORE, "look_group_available", condition, "ReplicationGroupId", "Operation");
      case "group-serving" -> serving(condition);
      case "global-datastore-available" ->
          look(
              Piece.STANDBY,
              "look_global_datastore_available",
              condition,
              "ReplicationGroupId",
              "Suffix");
      case "member-associated" ->
          look(
              Piece.STANDBY,
              "look_member_associated",
              condition,
              "GlobalReplicationGroupId",
              "ReplicationGroupId");
      case "former-standby-gone" ->
          look(Piece.STANDBY, "look_former_standby_gone", condition, "ReplicationGroupId");
      case "global-datastore-gone" ->
          look(Piece.STANDBY, "look_global_datastore_gone", condition, "GlobalReplicationGroupId");
      case "roles-moved" -> rolesMoved(condition);
      case "lag-under" -> lagUnder(condition);
      case "standalone" ->
          look(
              Piece.LADDER,
              "look_standalone",
              condition,
              "GlobalReplicationGroupId",
              "ReplicationGroupId");
      case "member-follows", "caught-up" ->
          throw new NoScript("it waits until home follows and has caught up, which ecdr judges");
      case "serverless-snapshot-available", "serverless-export-complete" ->
          throw new NoScript("it backs up a serverless cache");
      case "serverless-available" -> throw new NoScript("it makes a serverless cache");
      default -> throw new NoScript("it waits for '" + condition.kind() + "'");
    };
  }

  private String look(Piece piece, String function, Condition condition, String... names) {
    pieces.need(piece);
    List<String> words = new ArrayList<>();
    words.add(function);
    words.add(Shell.quote(condition.region().id()));
    for (var name : names) {
      words.add(word(condition.parameters().get(name).orElse(new Value.Text(""))));
    }
    return String.join(" ", words);
  }

  private static String word(Value value) {
    if (value instanceof Value.Bound bound) {
      return "\"$" + AwsWords.variable(bound) + "\"";
    }
    return value instanceof Value.Num number
        ? number.value().toBigInteger().toString()
        : Shell.quote(value instanceof Value.Text text ? text.value() : "");
  }

  private String lagUnder(Condition condition) {
    var stopped = condition.parameters().get("WritesStopped").orElse(new Value.Text(""));
    return look(
            Piece.LADDER,
            "look_lag_under",
            condition,
            "GlobalReplicationGroupId",
            "ReplicationGroupId")
        + " "
        + (stopped instanceof Value.Text text
            ? String.valueOf(Instant.parse(text.value()).getEpochSecond())
            : word(stopped))
        + " "
        + Duration.parse(condition.parameters().text("Most").orElse("PT0S")).toSeconds();
  }

  private String serving(Condition condition) {
    var start =
        look(
            Piece.RESTORE,
            "look_group_serving",
            condition,
            "ReplicationGroupId",
            "Shards",
            "Nodes");
    var slots = condition.parameters().texts("Slots");
    return slots.isEmpty() ? start : start + " " + Shell.quote(slots);
  }

  private String rolesMoved(Condition condition) {
    var parameters = condition.parameters();
    return look(
            Piece.LADDER,
            "look_roles_moved",
            condition,
            "GlobalReplicationGroupId",
            "ReplicationGroupId",
            "OldRegion")
        + " "
        + (parameters.flag("Available").orElse(false) ? "yes" : "no")
        + " "
        + Shell.quote(parameters.text("AlsoSeenFrom").orElse(""));
  }
}
