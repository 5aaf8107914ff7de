package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.HOME;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.model.Event;
import software.amazon.awssdk.services.elasticache.model.SourceType;

/** A replica takes its primary's place, within a Region. */
class FailoverWithinRegionTest {

  private final Cloud cloud = Cloud.open();

  @AfterEach
  void close() {
    cloud.close();
  }

  private String failOver(String group, String shard) {
    return cloud
        .home()
        .testFailover(r -> r.replicationGroupId(group).nodeGroupId(shard))
        .replicationGroup()
        .status();
  }

  private String roles() {
    return cloud.group("orders").nodeGroups().get(0).nodeGroupMembers().stream()
        .map(m -> m.cacheClusterId() + " " + m.currentRole())
        .collect(Collectors.joining(", "));
  }

  private List<String> told(SourceType type) {
    return cloud.home().describeEvents(r -> r.sourceType(type)).events().stream()
        .map(Event::message)
        .filter(text -> text.toLowerCase(Locale.ROOT).contains("failover"))
        .toList();
  }

  @Test
  void theFirstReplicaIsThePrimaryThenAndTheGroupWasAvailableAllTheTime() {
    cloud.disabled("orders", 3);
    cloud.keys(HOME, "orders").put("kept", "yes");
    assertThat(roles()).isEqualTo("orders-001 primary, orders-002 replica, orders-003 replica");

    assertThat(failOver("orders", "0001")).isEqualTo("available");
    assertThat(roles()).startsWith("orders-001 primary");
    cloud.settle();

    assertThat(roles()).isEqualTo("orders-001 replica, orders-002 primary, orders-003 replica");
    assertThat(cloud.group("orders").memberClusters())
        .containsExactly("orders-001", "orders-002", "orders-003");
    assertThat(cloud.keys(HOME, "orders").get("kept")).contains("yes");
    assertThat(told(SourceType.REPLICATION_GROUP))
        .containsExactly(
            "Test Failover API called for node group 0001",
            "Failover from primary node orders-001 to replica node orders-002 completed");
    assertThat(told(SourceType.CACHE_CLUSTER)).hasSize(1);
  }

  @Test
  void whatCannotBeIsRefused() {
    cloud.disabled("orders", 2);
    cloud.disabled("alone", 1);

    assertThat(refusal(() -> failOver("alone", "0001"))).isEqualTo("InvalidParameterValue 400");
    assertThat(refusal(() -> failOver("nobody", "0001")))
        .isEqualTo("ReplicationGroupNotFoundFault 404");
    assertThat(refusal(() -> failOver("orders", "0009"))).isEqualTo("NodeGroupNotFoundFault 404");

    failOver("orders", "0001");
    assertThat(refusal(() -> failOver("orders", "0001")))
        .isEqualTo("InvalidReplicationGroupState 400");
    cloud.settle();
    failOver("orders", "0001");
  }
}
