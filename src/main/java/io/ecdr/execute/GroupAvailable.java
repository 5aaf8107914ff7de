package io.ecdr.execute;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code group-available {ReplicationGroupId, Operation}}: the replication group is {@code
 * available} and the operation's own (source: {@code API:ReplicationGroup}). Its nodes tell why it
 * failed, endpoints are among its facts.
 */
final class GroupAvailable extends MadeAvailable {

  private static final int MEMBERS_ASKED = 4;

  @Override
  public String kind() {
    return "group-available";
  }

  @Override
  String id(Condition condition) {
    return condition.parameters().text("ReplicationGroupId").orElse("");
  }

  @Override
  String what(String id) {
    return "replication group " + id;
  }

  @Override
  Call describe(Dialogue dialogue, Region region, String id) {
    return Groups.describe(dialogue, region, id);
  }

  @Override
  Optional<Value.Fields> in(Completion.Answered answered, String id) {
    return Groups.in(answered, id);
  }

  @Override
  List<Source> sources(String id, Value.Fields made) {
    return Stream.concat(
            Stream.of(new Source("replication-group", id)),
            made.texts("MemberClusters").stream()
                .limit(MEMBERS_ASKED)
                .map(member -> new Source("cache-cluster", member)))
        .toList();
  }

  @Override
  String removal(String id) {
    return "delete-replication-group --replication-group-id " + id;
  }
}
