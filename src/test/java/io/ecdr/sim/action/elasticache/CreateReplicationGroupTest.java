package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static io.ecdr.sim.action.elasticache.Cloud.refused;
import static io.ecdr.sim.action.elasticache.Cloud.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.InvalidParameterValueException;
import software.amazon.awssdk.services.elasticache.model.NodeGroup;
import software.amazon.awssdk.services.elasticache.model.NodeGroupConfiguration;
import software.amazon.awssdk.services.elasticache.model.NodeGroupMember;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.SnapshotNotFoundException;
import software.amazon.awssdk.services.elasticache.model.Tag;

/** What becomes of a request for a new group, and what is refused. */
class CreateReplicationGroupTest {

  private final Cloud cloud = Cloud.open();

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  private String refusalOf(Consumer<CreateReplicationGroupRequest.Builder> more) {
    return refusal(() -> cloud.home().createReplicationGroup(plain("orders").andThen(more)));
  }

  @Test
  void isCreatingAtFirstAndAvailableLater() {
    var answer = cloud.home().createReplicationGroup(plain("Orders")).replicationGroup();
    assertThat(answer.status()).isEqualTo("creating");
    assertThat(answer.replicationGroupId()).isEqualTo("orders");
    assertThat(cloud.group("ORDERS").status()).isEqualTo("creating");
    assertThat(cloud.group("orders").nodeGroups()).isEmpty();
    cloud.settle();
    assertThat(cloud.group("orders").status()).isEqualTo("available");
  }

  @Test
  void withoutClusterModeTellsWhoIsPrimaryAndWhereEachNodeIs() {
    var group = cloud.disabled("orders", 3);
    assertThat(group.clusterEnabled()).isFalse();
    assertThat(group.configurationEndpoint()).isNull();
    assertThat(group.memberClusters()).containsExactly("orders-001", "orders-002", "orders-003");
    NodeGroup shard = group.nodeGroups().get(0);
    assertThat(shard.nodeGroupId()).isEqualTo("0001");
    assertThat(shard.slots()).isNull();
    assertThat(shard.nodeGroupMembers())
        .extracting(NodeGroupMember::currentRole)
        .containsExactly("primary", "replica", "replica");
    assertThat(shard.primaryEndpoint()).isEqualTo(shard.nodeGroupMembers().get(0).readEndpoint());
    assertThat(shard.readerEndpoint()).isEqualTo(shard.nodeGroupMembers().get(1).readEndpoint());
    var address = cloud.keys(Cloud.HOME, "orders").address("orders-001");
    assertThat(shard.primaryEndpoint().port()).isEqualTo(address.port());
    assertThat(shard.primaryEndpoint().address()).isEqualTo(address.host());
  }

  @Test
  void withClusterModeSplitsTheSlotsEvenlyAndTellsNoRoles() {
    var group = cloud.enabled("orders", 3, 1);
    assertThat(group.clusterEnabled()).isTrue();
    assertThat(group.configurationEndpoint()).isNotNull();
    assertThat(group.nodeGroups())
        .extracting(NodeGroup::slots)
        .containsExactly("0-5460", "5461-10922", "10923-16383");
    assertThat(group.memberClusters())
        .containsExactly(
            "orders-0001-001",
            "orders-0001-002",
            "orders-0002-001",
            "orders-0002-002",
            "orders-0003-001",
            "orders-0003-002");
    assertThat(group.nodeGroups().get(0).primaryEndpoint()).isNull();
    assertThat(group.nodeGroups().get(0).nodeGroupMembers().get(0).currentRole()).isNull();
  }

  @Test
  void honoursTheShardsThatAreSpelledOut() {
    var group =
        cloud.make(
            plain("orders")
                .andThen(r -> r.automaticFailoverEnabled(true))
                .andThen(
                    r ->
                        r.nodeGroupConfiguration(
                            shard("0007", "0-99,200-16383", 2), shard("0003", "100-199", 0))));
    assertThat(group.nodeGroups())
        .extracting(NodeGroup::nodeGroupId)
        .containsExactly("0007", "0003");
    assertThat(group.nodeGroups().get(0).slots()).isEqualTo("0-99,200-16383");
    assertThat(group.nodeGroups().get(0).nodeGroupMembers()).hasSize(3);
    assertThat(group.nodeGroups().get(1).nodeGroupMembers()).hasSize(1);
  }

  private static NodeGroupConfiguration shard(String id, String slots, int replicas) {
    return NodeGroupConfiguration.builder()
        .nodeGroupId(id)
        .slots(slots)
        .replicaCount(replicas)
        .build();
  }

  @Test
  void keepsWhatOnlyDescribes() {
    cloud.make(
        plain("orders")
            .andThen(
                r ->
                    r.numCacheClusters(2)
                        .automaticFailoverEnabled(true)
                        .multiAZEnabled(true)
                        .transitEncryptionEnabled(true)
                        .authToken("a-token-of-sixteen-characters")
                        .kmsKeyId("key-1")
                        .snapshotRetentionLimit(3)
                        .snapshotWindow("04:00-05:00")
                        .securityGroupIds("sg-1")
                        .preferredMaintenanceWindow("Mon:01:00-Mon:02:00")
                        .notificationTopicArn("arn:aws:sns:us-east-1:111122223333:t")));
    var group = cloud.group("orders");
    assertThat(group.automaticFailoverAsString()).isEqualTo("enabled");
    assertThat(group.multiAZAsString()).isEqualTo("enabled");
    assertThat(group.transitEncryptionModeAsString()).isEqualTo("required");
    assertThat(group.authTokenEnabled()).isTrue();
    assertThat(group.snapshottingClusterId()).isEqualTo("orders-002");
    var node =
        cloud
            .home()
            .describeCacheClusters(r -> r.cacheClusterId("orders-002"))
            .cacheClusters()
            .get(0);
    assertThat(node.engineVersion()).isEqualTo("7.0.15");
    assertThat(node.cacheParameterGroup().cacheParameterGroupName()).isEqualTo("default.redis7");
    assertThat(node.cacheSubnetGroupName()).isEqualTo("default");
    assertThat(node.securityGroups().get(0).securityGroupId()).isEqualTo("sg-1");
    assertThat(node.preferredMaintenanceWindow()).isEqualTo("mon:01:00-mon:02:00");
    assertThat(node.snapshotRetentionLimit()).isEqualTo(3);
    assertThat(node.toString()).doesNotContain("a-token");
  }

  @Test
  void refusesANameThatIsTaken() {
    cloud.disabled("orders", 1);
    assertThat(refusal(() -> cloud.home().createReplicationGroup(plain("Orders"))))
        .isEqualTo("ReplicationGroupAlreadyExists 400");
    assertThat(refused(() -> cloud.home().createReplicationGroup(plain("orders"))))
        .isInstanceOf(ReplicationGroupAlreadyExistsException.class);
  }

  @Test
  void theSameNameInAnotherRegionOrAccountIsAnotherGroup() {
    cloud.disabled("orders", 1);
    cloud.away().createReplicationGroup(plain("orders"));
    cloud.clientOf("222233334444", Cloud.HOME).createReplicationGroup(plain("orders"));
    cloud.settle();
    assertThat(cloud.home().describeReplicationGroups().replicationGroups()).hasSize(1);
    assertThat(cloud.away().describeReplicationGroups().replicationGroups().get(0).arn())
        .isEqualTo("arn:aws:elasticache:eu-west-1:111122223333:replicationgroup:orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1orders",
        "or--ders",
        "orders-",
        "or.ders",
        "a234567890a234567890a234567890a234567890x"
      })
  void refusesAnIllegalName(String id) {
    assertThat(refused(() -> cloud.home().createReplicationGroup(plain(id))))
        .isInstanceOf(InvalidParameterValueException.class);
  }

  @Test
  void refusesWhatDoesNotExist() {
    assertThat(refusalOf(r -> r.cacheSubnetGroupName("none")))
        .isEqualTo("CacheSubnetGroupNotFoundFault 400");
    assertThat(refusalOf(r -> r.cacheParameterGroupName("none")))
        .isEqualTo("CacheParameterGroupNotFound 404");
    assertThat(refusalOf(r -> r.snapshotName("none"))).isEqualTo("SnapshotNotFoundFault 404");
    assertThat(refusalOf(r -> r.engineVersion("9.9"))).isEqualTo("InvalidParameterValue 400");
    assertThat(refusalOf(r -> r.engine("valkey"))).isEqualTo("InvalidParameterValue 400");
    assertThat(refusalOf(r -> r.cacheNodeType("cache.x1.huge")))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(
            refused(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(
                            plain("orders").andThen(r -> r.cacheSubnetGroupName("none")))))
        .isInstanceOf(CacheSubnetGroupNotFoundException.class);
    assertThat(
            refused(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(
                            plain("orders").andThen(r -> r.cacheParameterGroupName("none")))))
        .isInstanceOf(CacheParameterGroupNotFoundException.class);
    assertThat(
            refused(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(
                            plain("orders").andThen(r -> r.snapshotName("none")))))
        .isInstanceOf(SnapshotNotFoundException.class);
  }

  @Test
  void refusesFailoverWithoutReplicasAndClusterModeWithoutFailover() {
    assertThat(refusalOf(r -> r.automaticFailoverEnabled(true)))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(refusalOf(r -> r.numNodeGroups(2))).isEqualTo("InvalidParameterValue 400");
    assertThat(refusalOf(r -> r.numCacheClusters(2).multiAZEnabled(true)))
        .isEqualTo("InvalidParameterCombination 400");
  }

  @Test
  void refusesSlotsThatOverlapOrLeaveAGap() {
    assertThat(
            refusalOf(
                r ->
                    r.automaticFailoverEnabled(true)
                        .nodeGroupConfiguration(
                            shard("0001", "0-8000", 0), shard("0002", "8000-16383", 0))))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(
            refusalOf(
                r ->
                    r.automaticFailoverEnabled(true)
                        .nodeGroupConfiguration(
                            shard("0001", "0-8000", 0), shard("0002", "8002-16383", 0))))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(
            refusalOf(
                r ->
                    r.automaticFailoverEnabled(true)
                        .nodeGroupConfiguration(
                            shard("0001", "0-8000", 0), shard("0002", "8001-16384", 0))))
        .isEqualTo("InvalidParameterValue 400");
  }

  @Test
  void refusesAParameterGroupThatDoesNotFitTheMode() {
    assertThat(refusalOf(r -> r.numNodeGroups(2).cacheParameterGroupName("default.redis7")))
        .isEqualTo("InvalidParameterCombination 400");
    assertThat(
            refusalOf(
                r ->
                    r.clusterMode("disabled").cacheParameterGroupName("default.redis7.cluster.on")))
        .isEqualTo("InvalidParameterCombination 400");
  }

  @Test
  void refusesQuotasAndWrongCounts() {
    assertThat(refusalOf(r -> r.numNodeGroups(91).automaticFailoverEnabled(true)))
        .isEqualTo("NodeGroupsPerReplicationGroupQuotaExceeded 400");
    assertThat(
            refusalOf(
                r -> r.numNodeGroups(50).replicasPerNodeGroup(1).automaticFailoverEnabled(true)))
        .isEqualTo("NodeQuotaForClusterExceeded 400");
    assertThat(refusalOf(r -> r.numCacheClusters(7))).isEqualTo("InvalidParameterValue 400");
    for (int i = 0; i < 3; i++) {
      String id = "big-" + i;
      cloud
          .home()
          .createReplicationGroup(
              plain(id)
                  .andThen(
                      r ->
                          r.numNodeGroups(45)
                              .replicasPerNodeGroup(1)
                              .automaticFailoverEnabled(true)));
    }
    cloud.settle();
    assertThat(refusalOf(r -> r.numNodeGroups(31).automaticFailoverEnabled(true)))
        .isEqualTo("NodeQuotaForCustomerExceeded 400");
    List<Tag> tags =
        IntStream.rangeClosed(1, 51)
            .mapToObj(i -> Tag.builder().key("k" + i).value("v").build())
            .toList();
    assertThat(refusalOf(r -> r.tags(tags))).isEqualTo("TagQuotaPerResourceExceeded 400");
  }

  @Test
  void doesNotSayWhichParameterASecondaryMayNotHave() {
    assertThat(
            says(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(
                            plain("orders").andThen(r -> r.globalReplicationGroupId("gds")))))
        .contains(
            "Cannot use the given parameters when creating new replication group in an existing"
                + " global replication group.");
  }

  @Test
  void refusesByNameWhatIsNotSimulated() {
    assertThat(
            says(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(
                            plain("orders").andThen(r -> r.primaryClusterId("p-001")))))
        .contains("PrimaryClusterId");
    assertThat(
            says(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(
                            plain("orders")
                                .andThen(
                                    r ->
                                        r.nodeGroupConfiguration(
                                            NodeGroupConfiguration.builder()
                                                .primaryOutpostArn("arn:outpost")
                                                .build())))))
        .contains("PrimaryOutpostArn");
    assertThat(cloud.home().describeReplicationGroups().replicationGroups())
        .isEqualTo(Collections.emptyList());
  }

  @Test
  void refusesTokensAndUsersWithoutEncryptionInTransit() {
    assertThat(refusalOf(r -> r.authToken("a-token-of-sixteen-characters")))
        .isEqualTo("InvalidParameterCombination 400");
    assertThat(refusalOf(r -> r.userGroupIds("ug"))).isEqualTo("InvalidParameterCombination 400");
  }

  @Test
  void refusesBadBackupSettings() {
    assertThat(refusalOf(r -> r.snapshotRetentionLimit(36))).isEqualTo("InvalidParameterValue 400");
    assertThat(refusalOf(r -> r.snapshotWindow("04:00-04:30")))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(refusalOf(r -> r.snapshotWindow("25:00-26:00")))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(refusalOf(r -> r.cacheNodeType("cache.t1.micro").snapshotRetentionLimit(1)))
        .isEqualTo("SnapshotFeatureNotSupportedFault 400");
    assertThat(refusalOf(r -> r.cacheNodeType("cache.r6gd.xlarge")))
        .isEqualTo("InvalidParameterCombination 400");
  }
}
