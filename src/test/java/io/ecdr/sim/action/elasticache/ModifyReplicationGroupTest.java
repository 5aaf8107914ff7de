package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static io.ecdr.sim.action.elasticache.Cloud.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/** Changes of a group's settings, and those that are refused. */
class ModifyReplicationGroupTest {

  private final Cloud cloud = Cloud.open();

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  private ReplicationGroup modify(
      String id, Consumer<ModifyReplicationGroupRequest.Builder> change) {
    return cloud
        .home()
        .modifyReplicationGroup(
            change.andThen(r -> r.replicationGroupId(id).applyImmediately(true)))
        .replicationGroup();
  }

  @Test
  void isModifyingForAWhileAndRefusesOtherChangesThen() {
    cloud.disabled("orders", 2);
    assertThat(modify("orders", r -> r.replicationGroupDescription("new")).status())
        .isEqualTo("modifying");
    assertThat(refusal(() -> modify("orders", r -> r.replicationGroupDescription("newer"))))
        .isEqualTo("InvalidReplicationGroupState 400");
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .createSnapshot(r -> r.snapshotName("s").cacheClusterId("orders-001"))))
        .isEqualTo("InvalidCacheClusterState 400");
    assertThat(
            refusal(() -> cloud.home().deleteReplicationGroup(r -> r.replicationGroupId("orders"))))
        .isEqualTo("InvalidReplicationGroupState 400");
    cloud.settle();
    assertThat(cloud.group("orders").status()).isEqualTo("available");
    assertThat(cloud.group("orders").description()).isEqualTo("new");
  }

  @Test
  void turnsBackupsOnOnlyWithTheNodeToReadFrom() {
    cloud.disabled("orders", 2);
    assertThat(says(() -> modify("orders", r -> r.snapshotRetentionLimit(5))))
        .isEqualTo(
            "Must specify both SnapshotRetentionLimit and SnapshottingClusterId to turn on snapshots");
    assertThat(
            refusal(
                () ->
                    modify(
                        "orders",
                        r -> r.snapshotRetentionLimit(5).snapshottingClusterId("orders-009"))))
        .isEqualTo("CacheClusterNotFound 404");
    modify("orders", r -> r.snapshotRetentionLimit(5).snapshottingClusterId("orders-002"));
    cloud.settle();
    assertThat(cloud.group("orders").snapshottingClusterId()).isEqualTo("orders-002");
    assertThat(cloud.group("orders").snapshotRetentionLimit()).isEqualTo(5);
  }

  @Test
  void clusterModeHasNoSnapshottingNode() {
    cloud.enabled("carts", 2, 0);
    assertThat(says(() -> modify("carts", r -> r.snapshottingClusterId("carts-0001-001"))))
        .isEqualTo("Cannot set snapshotting cluster for cluster mode enabled replication group");
    modify("carts", r -> r.snapshotRetentionLimit(2).snapshotWindow("02:00-03:00"));
    cloud.settle();
    assertThat(cloud.group("carts").snapshotWindow()).isEqualTo("02:00-03:00");
  }

  @Test
  void failoverIsEnablingFirst() {
    cloud.disabled("orders", 2);
    modify("orders", r -> r.automaticFailoverEnabled(true).multiAZEnabled(true));
    assertThat(cloud.group("orders").automaticFailoverAsString()).isEqualTo("enabling");
    cloud.settle();
    assertThat(cloud.group("orders").automaticFailoverAsString()).isEqualTo("enabled");
    assertThat(cloud.group("orders").multiAZAsString()).isEqualTo("enabled");
    cloud.disabled("single", 1);
    assertThat(refusal(() -> modify("single", r -> r.automaticFailoverEnabled(true))))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(refusal(() -> modify("single", r -> r.multiAZEnabled(true))))
        .isEqualTo("InvalidParameterCombination 400");
    cloud.enabled("carts", 2, 0);
    assertThat(refusal(() -> modify("carts", r -> r.automaticFailoverEnabled(false))))
        .isEqualTo("InvalidParameterValue 400");
  }

  @Test
  void changesParametersSecurityGroupsAndNotifications() {
    cloud
        .home()
        .createCacheParameterGroup(
            r ->
                r.cacheParameterGroupName("mine")
                    .cacheParameterGroupFamily("redis7")
                    .description("d"));
    cloud.disabled("orders", 1);
    modify(
        "orders",
        r ->
            r.cacheParameterGroupName("mine")
                .securityGroupIds("sg-2")
                .notificationTopicArn("arn:topic")
                .preferredMaintenanceWindow("tue:01:00-tue:02:00")
                .autoMinorVersionUpgrade(false));
    cloud.settle();
    var node = cloud.home().describeCacheClusters().cacheClusters().get(0);
    assertThat(node.cacheParameterGroup().cacheParameterGroupName()).isEqualTo("mine");
    assertThat(node.securityGroups().get(0).securityGroupId()).isEqualTo("sg-2");
    assertThat(node.notificationConfiguration().topicStatus()).isEqualTo("active");
    assertThat(node.autoMinorVersionUpgrade()).isFalse();
    assertThat(
            refusal(
                () ->
                    modify("orders", r -> r.cacheParameterGroupName("default.redis7.cluster.on"))))
        .isEqualTo("InvalidParameterCombination 400");
    assertThat(refusal(() -> modify("orders", r -> r.cacheParameterGroupName("none"))))
        .isEqualTo("CacheParameterGroupNotFound 404");
  }

  @Test
  void refusesWhatDoesNotExistAndByNameWhatIsNotSimulated() {
    assertThat(refusal(() -> modify("none", r -> r.replicationGroupDescription("d"))))
        .isEqualTo("ReplicationGroupNotFoundFault 404");
    cloud.disabled("orders", 1);
    assertThat(says(() -> modify("orders", r -> r.cacheNodeType("cache.m5.large"))))
        .contains("CacheNodeType");
    assertThat(says(() -> modify("orders", r -> r.engineVersion("7.1")))).contains("EngineVersion");
    assertThat(says(() -> modify("orders", r -> r.primaryClusterId("orders-002"))))
        .contains("PrimaryClusterId");
    cloud.make(plain("old").andThen(r -> r.cacheNodeType("cache.t1.micro")));
    assertThat(
            refusal(
                () ->
                    modify(
                        "old", r -> r.snapshotRetentionLimit(1).snapshottingClusterId("old-001"))))
        .isEqualTo("SnapshotFeatureNotSupportedFault 400");
  }
}
