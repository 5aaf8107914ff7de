package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.AWAY;
import static io.ecdr.sim.action.elasticache.Cloud.HOME;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static io.ecdr.sim.action.elasticache.Cloud.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.Options.DarkPrimary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

class GlobalDatastoreTest {

  private static final String ID = "ldgnf-shop";

  private Cloud cloud = Cloud.open();

  @AfterEach
  void close() {
    cloud.close();
  }

  private void openWith(DarkPrimary choice) {
    cloud.close();
    cloud = Cloud.open(Options.defaults().withPromoteWhenPrimaryDark(choice));
  }

  /** Group {@code orders} at home, its standby {@code orders-eu} away. */
  private void pair() {
    cloud.disabled("orders", 2);
    cloud
        .home()
        .createGlobalReplicationGroup(
            r -> r.globalReplicationGroupIdSuffix("shop").primaryReplicationGroupId("orders"));
    cloud.settle();
    standby(r -> r.numCacheClusters(2));
  }

  private void standby(Consumer<CreateReplicationGroupRequest.Builder> more) {
    cloud
        .away()
        .createReplicationGroup(
            r -> {
              r.replicationGroupId("orders-eu")
                  .replicationGroupDescription("standby")
                  .globalReplicationGroupId(ID);
              more.accept(r);
            });
    cloud.settle();
  }

  private void promote(String region, String group) {
    client(region)
        .failoverGlobalReplicationGroup(
            r ->
                r.globalReplicationGroupId(ID)
                    .primaryRegion(region)
                    .primaryReplicationGroupId(group));
  }

  private ElastiCacheClient client(String region) {
    return cloud.client(region);
  }

  private GlobalReplicationGroup seen(String region) {
    return client(region)
        .describeGlobalReplicationGroups(r -> r.globalReplicationGroupId(ID).showMemberInfo(true))
        .globalReplicationGroups()
        .get(0);
  }

  /** Such as {@code available: orders PRIMARY associated, orders-eu SECONDARY associated}. */
  private String told(String region) {
    var all = seen(region);
    return all.status()
        + ": "
        + String.join(
            ", ",
            all.members().stream()
                .map(m -> m.replicationGroupId() + " " + m.role() + " " + m.status())
                .toList());
  }

  private ReplicationGroup away() {
    return cloud
        .away()
        .describeReplicationGroups(r -> r.replicationGroupId("orders-eu"))
        .replicationGroups()
        .get(0);
  }

  @Test
  void livesFromCreatingToGone() {
    cloud.disabled("orders", 2);
    var made =
        cloud
            .home()
            .createGlobalReplicationGroup(
                r ->
                    r.globalReplicationGroupIdSuffix("Shop")
                        .globalReplicationGroupDescription("all of it")
                        .primaryReplicationGroupId("orders"))
            .globalReplicationGroup();
    assertThat(made.globalReplicationGroupId()).isEqualTo(ID);
    assertThat(told(HOME)).isEqualTo("creating: orders PRIMARY associating");
    cloud.settle();
    assertThat(told(HOME)).isEqualTo("primary-only: orders PRIMARY associated");
    assertThat(cloud.group("orders").autoMinorVersionUpgrade()).isFalse();

    cloud
        .away()
        .createReplicationGroup(
            r ->
                r.replicationGroupId("orders-eu")
                    .replicationGroupDescription("standby")
                    .numCacheClusters(2)
                    .globalReplicationGroupId(ID));
    assertThat(away().status()).isEqualTo("creating");
    assertThat(told(AWAY))
        .isEqualTo("modifying: orders PRIMARY associated, orders-eu SECONDARY associating");
    cloud.settle();
    assertThat(told(AWAY))
        .isEqualTo("available: orders PRIMARY associated, orders-eu SECONDARY associated");
    assertThat(told(HOME)).isEqualTo(told(AWAY));
    assertThat(away().cacheNodeType()).isEqualTo(Cloud.TYPE);
    assertThat(away().globalReplicationGroupInfo().globalReplicationGroupMemberRole())
        .isEqualTo("SECONDARY");
    assertThat(seen(HOME).globalNodeGroups()).hasSize(1);
    assertThat(
            cloud
                .home()
                .describeGlobalReplicationGroups(r -> {})
                .globalReplicationGroups()
                .get(0)
                .hasMembers())
        .isFalse();

    cloud
        .away()
        .disassociateGlobalReplicationGroup(
            r ->
                r.globalReplicationGroupId(ID)
                    .replicationGroupId("orders-eu")
                    .replicationGroupRegion(AWAY));
    assertThat(told(HOME))
        .isEqualTo("modifying: orders PRIMARY associated, orders-eu SECONDARY disassociating");
    cloud.settle();
    assertThat(told(HOME)).isEqualTo("primary-only: orders PRIMARY associated");
    assertThat(away().globalReplicationGroupInfo()).isNull();
    assertThat(refusal(() -> seen(AWAY))).isEqualTo("GlobalReplicationGroupNotFoundFault 404");
    cloud.keys(AWAY, "orders-eu").put("alone", "writable");

    cloud
        .home()
        .deleteGlobalReplicationGroup(
            r -> r.globalReplicationGroupId(ID).retainPrimaryReplicationGroup(true));
    assertThat(told(HOME)).startsWith("deleting");
    cloud.settle();
    assertThat(refusal(() -> seen(HOME))).isEqualTo("GlobalReplicationGroupNotFoundFault 404");
    assertThat(cloud.group("orders").status()).isEqualTo("available");
    assertThat(cloud.group("orders").globalReplicationGroupInfo()).isNull();
  }

  @Test
  void swapsRolesWithoutLossWhenBothRegionsAreThere() {
    pair();
    cloud.keys(HOME, "orders").put("a", "1");
    promote(AWAY, "orders-eu");
    assertThat(told(HOME))
        .isEqualTo("modifying: orders PRIMARY associated, orders-eu SECONDARY associated");
    assertThatThrownBy(() -> cloud.keys(HOME, "orders").put("b", "2"))
        .hasMessageStartingWith("READONLY");
    cloud.settle();
    assertThat(told(HOME))
        .isEqualTo("available: orders SECONDARY associated, orders-eu PRIMARY associated");
    assertThat(told(AWAY)).isEqualTo(told(HOME));
    assertThat(cloud.group("orders").status()).isEqualTo("available");
    cloud.keys(AWAY, "orders-eu").put("b", "2");
    assertThat(cloud.keys(HOME, "orders").keys()).containsExactly("a", "b");
    assertThatThrownBy(() -> cloud.keys(HOME, "orders").put("c", "3"))
        .hasMessageStartingWith("READONLY");

    promote(HOME, "orders");
    cloud.settle();
    assertThat(told(AWAY))
        .isEqualTo("available: orders PRIMARY associated, orders-eu SECONDARY associated");
    cloud.keys(HOME, "orders").put("c", "3");
    assertThat(cloud.keys(AWAY, "orders-eu").keys()).containsExactly("a", "b", "c");
  }

  @Test
  void promotesWithThePrimaryRegionDarkAndDropsItsTailWhenItReturns() {
    pair();
    cloud.keys(AWAY, "orders-eu").replication().delay(Duration.ofSeconds(5));
    cloud.keys(HOME, "orders").put("arrived", "1");
    cloud.pass(Duration.ofSeconds(6));
    cloud.keys(HOME, "orders").put("tail", "2");
    darken();
    promote(AWAY, "orders-eu");
    cloud.settle();
    assertThat(told(AWAY))
        .isEqualTo("available: orders SECONDARY associated, orders-eu PRIMARY associated");
    cloud.keys(AWAY, "orders-eu").put("after", "3");

    lighten();
    assertThat(told(HOME))
        .isEqualTo("available: orders PRIMARY associated, orders-eu SECONDARY associated");
    assertThat(cloud.keys(HOME, "orders").keys()).containsExactly("arrived", "tail");
    cloud.settle();
    assertThat(told(HOME)).isEqualTo(told(AWAY));
    assertThat(cloud.keys(HOME, "orders").keys()).containsExactly("arrived", "after");
    assertThat(cloud.group("orders").globalReplicationGroupInfo())
        .extracting("globalReplicationGroupMemberRole")
        .isEqualTo("SECONDARY");
  }

  @Test
  void refusesAPromotionWithThePrimaryRegionDarkWhenToldSoAndDetachesInstead() {
    openWith(DarkPrimary.REFUSE);
    pair();
    cloud.keys(HOME, "orders").put("kept", "1");
    darken();
    assertThat(refusal(() -> failover(AWAY, "orders-eu")))
        .isEqualTo("InvalidGlobalReplicationGroupState 400");
    detach();
    cloud.settle();
    cloud.keys(AWAY, "orders-eu").put("alone", "2");
    lighten();
    cloud.settle();
    assertThat(told(HOME)).isEqualTo("primary-only: orders PRIMARY associated");
    cloud.keys(HOME, "orders").put("as before", "3");
    assertThat(cloud.keys(HOME, "orders").keys()).containsExactly("kept", "as before");
    assertThat(cloud.keys(AWAY, "orders-eu").keys()).containsExactly("kept", "alone");
  }

  @Test
  void leavesAPromotionStuckUntilThePrimaryRegionReturnsWhenToldSo() {
    openWith(DarkPrimary.STUCK);
    pair();
    darken();
    promote(AWAY, "orders-eu");
    cloud.pass(Duration.ofMinutes(30));
    assertThat(told(AWAY))
        .isEqualTo("modifying: orders PRIMARY associated, orders-eu SECONDARY associated");
    assertThat(refusal(() -> failover(AWAY, "orders-eu")))
        .isEqualTo("InvalidGlobalReplicationGroupState 400");
    lighten();
    cloud.settle();
    assertThat(told(HOME))
        .isEqualTo("available: orders SECONDARY associated, orders-eu PRIMARY associated");
  }

  @Test
  void givesAStuckPromotionUpForADetachment() {
    openWith(DarkPrimary.STUCK);
    pair();
    darken();
    promote(AWAY, "orders-eu");
    cloud.settle();
    detach();
    cloud.settle();
    assertThat(away().globalReplicationGroupInfo()).isNull();
    assertThat(away().status()).isEqualTo("available");
    cloud.keys(AWAY, "orders-eu").put("alone", "1");
    lighten();
    cloud.settle();
    assertThat(told(HOME)).isEqualTo("primary-only: orders PRIMARY associated");
    cloud.keys(HOME, "orders").put("as before", "2");
  }

  @Test
  void keepsShardsAndSlotsOfAClusterInItsStandby() {
    cloud.enabled("orders", 3, 1);
    cloud
        .home()
        .createGlobalReplicationGroup(
            r -> r.globalReplicationGroupIdSuffix("shop").primaryReplicationGroupId("orders"));
    cloud.settle();
    cloud.keys(HOME, "orders").put("a", "1");
    standby(r -> r.replicasPerNodeGroup(1));
    assertThat(away().status()).isEqualTo("available");
    assertThat(away().nodeGroups()).hasSize(3);
    assertThat(away().nodeGroups().get(1).slots()).isEqualTo("5461-10922");
    assertThat(cloud.keys(AWAY, "orders-eu").keys()).containsExactly("a");
  }

  @Test
  void refusesParametersThatASecondaryTakesFromItsPrimary() {
    pair();
    detach();
    cloud.settle();
    var wrong = new ArrayList<Consumer<CreateReplicationGroupRequest.Builder>>();
    Stream.<Consumer<CreateReplicationGroupRequest.Builder>>of(
            r -> r.cacheNodeType(Cloud.TYPE),
            r -> r.engine("redis"),
            r -> r.engineVersion("7.0"),
            r -> r.automaticFailoverEnabled(true),
            r -> r.numNodeGroups(1),
            r -> r.cacheParameterGroupName("default.redis7"),
            r -> r.transitEncryptionEnabled(true),
            r -> r.atRestEncryptionEnabled(true),
            r -> r.snapshotName("x"),
            r -> r.snapshotArns(List.of("arn:aws:s3:::b/k")))
        .forEach(wrong::add);
    for (var one : wrong) {
      assertThat(
              refusal(
                  () ->
                      cloud
                          .away()
                          .createReplicationGroup(
                              r -> {
                                r.replicationGroupId("other")
                                    .replicationGroupDescription("x")
                                    .globalReplicationGroupId(ID);
                                one.accept(r);
                              })))
          .isEqualTo("InvalidParameterCombination 400");
    }
    assertThat(
            says(
                () ->
                    cloud
                        .away()
                        .createReplicationGroup(
                            r ->
                                r.replicationGroupId("other")
                                    .replicationGroupDescription("x")
                                    .engine("redis")
                                    .globalReplicationGroupId(ID))))
        .isEqualTo(
            "Cannot use the given parameters when creating new replication group in an existing"
                + " global replication group.");
  }

  @Test
  void refusesWhatMembersMayNotDo() {
    pair();
    String text = "Cluster [orders] is part of a global cluster [ldgnf-shop]. Request rejected.";
    assertThat(says(() -> cloud.home().deleteReplicationGroup(r -> r.replicationGroupId("orders"))))
        .isEqualTo(text);
    assertThat(
            says(
                () ->
                    cloud
                        .home()
                        .modifyReplicationGroup(
                            r -> r.replicationGroupId("orders").cacheNodeType("cache.r6g.xlarge"))))
        .isEqualTo(text);
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .modifyReplicationGroup(
                            r -> r.replicationGroupId("orders").automaticFailoverEnabled(true))))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(
            says(
                () ->
                    cloud
                        .home()
                        .deleteGlobalReplicationGroup(
                            r ->
                                r.globalReplicationGroupId(ID)
                                    .retainPrimaryReplicationGroup(true))))
        .isEqualTo("Cannot delete a global replication group in available state");
    assertThat(refusal(() -> failover(HOME, "orders"))).isEqualTo("InvalidParameterValue 400");
    assertThat(refusal(() -> failover(AWAY, "nobody"))).isEqualTo("InvalidParameterValue 400");
    detach();
    cloud.settle();
    assertThat(
            says(
                () ->
                    cloud
                        .home()
                        .disassociateGlobalReplicationGroup(
                            r ->
                                r.globalReplicationGroupId(ID)
                                    .replicationGroupId("orders-eu")
                                    .replicationGroupRegion(AWAY))))
        .contains("is not associated with Global Replication Group");
  }

  @Test
  void refusesGroupsThatCannotBePrimaries() {
    cloud.make(
        r ->
            r.replicationGroupId("small")
                .replicationGroupDescription("x")
                .cacheNodeType("cache.t3.small"));
    assertThat(refusal(() -> create("small", "one"))).isEqualTo("InvalidParameterValue 400");
    assertThat(refusal(() -> create("nobody", "one")))
        .isEqualTo("ReplicationGroupNotFoundFault 404");
    pair();
    assertThat(refusal(() -> create("orders", "other"))).isEqualTo("InvalidParameterValue 400");
    cloud.disabled("carts", 1);
    assertThat(refusal(() -> create("carts", "shop")))
        .isEqualTo("GlobalReplicationGroupAlreadyExistsFault 400");
  }

  private Object create(String group, String suffix) {
    return cloud
        .home()
        .createGlobalReplicationGroup(
            r -> r.globalReplicationGroupIdSuffix(suffix).primaryReplicationGroupId(group));
  }

  private Object failover(String region, String group) {
    promote(region, group);
    return "accepted";
  }

  private void detach() {
    cloud
        .away()
        .disassociateGlobalReplicationGroup(
            r ->
                r.globalReplicationGroupId(ID)
                    .replicationGroupId("orders-eu")
                    .replicationGroupRegion(AWAY));
  }

  private void darken() {
    cloud.breakWith("region-dark", HOME);
    cloud.service().dataPlane().darken(HOME);
  }

  private void lighten() {
    cloud.mend();
    cloud.service().dataPlane().lighten(HOME);
  }
}
