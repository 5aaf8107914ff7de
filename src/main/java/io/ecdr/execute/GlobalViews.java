package io.ecdr.execute;

import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/** Reading Global Datastores, as one Region tells them. */
final class GlobalViews {

  private GlobalViews() {}

  static Call describe(Dialogue dialogue, Region region, String id) {
    return dialogue.call(
        Service.ELASTICACHE,
        "DescribeGlobalReplicationGroups",
        region,
        Value.fields("GlobalReplicationGroupId", id).with("ShowMemberInfo", true));
  }

  /** Its description, or empty when it is not there. */
  static Optional<Value.Fields> in(Completion.Answered answered, String id) {
    return answered.body().list("GlobalReplicationGroups").stream()
        .filter(g -> g.text("GlobalReplicationGroupId").orElse("").equalsIgnoreCase(id))
        .findFirst();
  }

  /**
   * Asks for one.
   *
   * @param absent what it means that the Region tells of none
   */
  static Look at(
      Dialogue dialogue,
      Region region,
      String id,
      Look absent,
      Function<Value.Fields, Look> judge) {
    return Looks.at(
        dialogue,
        "datastore",
        describe(dialogue, region, id),
        answered -> in(answered, id),
        absent,
        judge);
  }

  /** The id of the Global Datastore that the group says it belongs to. */
  static Optional<String> of(Value.Fields group) {
    return group.fields("GlobalReplicationGroupInfo").text("GlobalReplicationGroupId");
  }

  /** Whether the group itself does not say that it follows. */
  static boolean notFollowing(Value.Fields group) {
    return group
        .fields("GlobalReplicationGroupInfo")
        .text("GlobalReplicationGroupMemberRole")
        .map(role -> role.equalsIgnoreCase(GlobalDatastore.PRIMARY))
        .orElse(true);
  }

  /**
   * Whether nothing goes on: the datastore is {@code available}, and, where a trace is looked for,
   * the group had no event since the plan was made. Empty while it waits for that answer.
   */
  static Optional<Boolean> quiet(
      Value.Fields wanted, Region region, Dialogue dialogue, GlobalDatastore datastore) {
    if (!datastore.available() || !wanted.flag(Watch.TRACE).orElse(false)) {
      return Optional.of(datastore.available());
    }
    var since = since(wanted);
    if (since.isEmpty()) {
      return Optional.of(false);
    }
    long minutes = Math.max(1, Duration.between(since.get(), dialogue.now()).toMinutes() + 1);
    var call =
        dialogue.call(
            Service.ELASTICACHE,
            "DescribeEvents",
            region,
            Value.fields(
                    "SourceType",
                    "replication-group",
                    "SourceIdentifier",
                    wanted.text("ReplicationGroupId").orElse(""))
                .with("Duration", minutes));
    return dialogue
        .ask("events", call)
        .map(
            answer ->
                answer instanceof Completion.Answered answered
                    && answered.body().list("Events").stream()
                        .noneMatch(
                            e -> e.time("Date").map(t -> !t.isBefore(since.get())).orElse(true)));
  }

  private static Optional<Instant> since(Value.Fields wanted) {
    try {
      return wanted.text("Since").map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
