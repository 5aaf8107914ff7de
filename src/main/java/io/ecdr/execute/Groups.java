package io.ecdr.execute;

import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.CacheEndpoints;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reading one replication group. */
final class Groups {

  private Groups() {}

  static Call describe(Dialogue dialogue, Region region, String id) {
    return dialogue.call(
        Service.ELASTICACHE,
        "DescribeReplicationGroups",
        region,
        Value.fields("ReplicationGroupId", id));
  }

  /** The group's description, or empty when there is no such group. */
  static Optional<Value.Fields> in(Completion.Answered answered, String id) {
    return answered.body().list("ReplicationGroups").stream()
        .filter(g -> g.text("ReplicationGroupId").orElse("").equalsIgnoreCase(id))
        .findFirst();
  }

  /**
   * Asks for a group.
   *
   * @param absent what it means that there is none
   */
  static Look at(
      Dialogue dialogue,
      Region region,
      String id,
      Look absent,
      Function<Value.Fields, Look> judge) {
    return Looks.at(
        dialogue,
        "group",
        describe(dialogue, region, id),
        answered -> in(answered, id),
        absent,
        judge);
  }

  /** A group's description with {@code Endpoint} and {@link CacheEndpoints#FACT}. */
  static Value.Fields reachable(Region region, Value.Fields group) {
    return group
        .with("Endpoint", GroupServing.endpoint(group, group.list("NodeGroups")))
        .with(CacheEndpoints.FACT, CacheEndpoints.of(ReplicationGroup.of(region, group)));
  }

  static boolean notFound(Completion completion) {
    return Looks.refused(completion, RefusalKind.NOT_FOUND);
  }

  /** Its state, lower case. */
  static String status(Value.Fields group) {
    return group.text("Status").orElse("in no state").toLowerCase(Locale.ROOT);
  }
}
