package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.ACCOUNT;
import static io.ecdr.sim.action.elasticache.Cloud.AWAY;
import static io.ecdr.sim.action.elasticache.Cloud.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.engine.process.ProcessEngine;
import io.valkey.HostAndPort;
import io.valkey.JedisCluster;
import io.valkey.JedisPooled;
import io.valkey.UnifiedJedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupMember;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/** A Region is lost and its standby promoted, over real servers, as an application sees it. */
class GlobalDatastoreOnServersTest {

  private static final String ID = "ldgnf-shop";

  @TempDir private Path folder;
  private Cloud cloud;

  @BeforeEach
  void open() throws IOException {
    cloud =
        Cloud.over(
            new PatientEngine(
                ProcessEngine.open(folder.resolve("run"), Optional.empty(), Clock.systemUTC())));
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void losesOnlyTheTailWithoutClusterMode() {
    cloud.disabled("orders", 2);
    survivesTheLossOfTheRegion(2);
  }

  @Test
  void losesOnlyTheTailInClusterMode() {
    cloud.enabled("orders", 3, 0);
    survivesTheLossOfTheRegion(1);
  }

  private void survivesTheLossOfTheRegion(int nodes) {
    standby(nodes);
    try (var home = connect(HOME, "orders");
        var away = connect(AWAY, "orders-eu")) {
      for (int i = 0; i < 50; i++) {
        home.set("key:" + i, "v" + i);
      }
      awaitKey(away, "key:49");
      assertThat(away.get("key:7")).isEqualTo("v7");
      assertThatThrownBy(() -> away.set("no", "no")).hasMessageContaining("READONLY");
      cloud
          .service()
          .estate(ACCOUNT, AWAY)
          .group("orders-eu")
          .running()
          .orElseThrow()
          .replication()
          .cut();
      home.set("tail", "acknowledged");
    }
    cloud.breakWith("region-dark", HOME);
    cloud.service().dataPlane().darken(HOME);
    cloud
        .away()
        .failoverGlobalReplicationGroup(
            r ->
                r.globalReplicationGroupId(ID)
                    .primaryRegion(AWAY)
                    .primaryReplicationGroupId("orders-eu"));
    settle();
    assertThat(roles(AWAY)).isEqualTo("orders SECONDARY, orders-eu PRIMARY");
    try (var away = connect(AWAY, "orders-eu")) {
      away.set("after", "promotion");
      assertThat(away.get("tail")).isNull();
      assertThat(away.get("key:49")).isEqualTo("v49");
    }

    cloud.mend();
    cloud.service().dataPlane().lighten(HOME);
    settle();
    assertThat(roles(HOME)).isEqualTo("orders SECONDARY, orders-eu PRIMARY");
    try (var home = connect(HOME, "orders")) {
      assertThat(home.get("after")).isEqualTo("promotion");
      assertThat(home.get("tail")).isNull();
      assertThatThrownBy(() -> home.set("no", "no")).hasMessageContaining("READONLY");
    }
  }

  @Test
  void aPartitionHoldsWritesBackAndAPromotionDropsThem() {
    cloud.disabled("orders", 2);
    standby(2);
    try (var home = connect(HOME, "orders");
        var away = connect(AWAY, "orders-eu")) {
      home.set("first", "1");
      awaitKey(away, "first");
      cloud.breakWith("partition", HOME, AWAY);
      home.set("held back", "2");
      assertThat(away.get("held back")).isNull();
      cloud.mend();
      awaitKey(away, "held back");
      cloud.breakWith("partition", HOME, AWAY);
      home.set("tail", "3");
    }
    cloud
        .away()
        .failoverGlobalReplicationGroup(
            r ->
                r.globalReplicationGroupId(ID)
                    .primaryRegion(AWAY)
                    .primaryReplicationGroupId("orders-eu"));
    settle();
    assertThat(roles(HOME)).isEqualTo("orders SECONDARY, orders-eu PRIMARY");
    try (var home = connect(HOME, "orders");
        var away = connect(AWAY, "orders-eu")) {
      away.set("after", "4");
      assertThat(home.get("tail")).isEqualTo("3");
      cloud.mend();
      settle();
      awaitKey(home, "after");
      assertThat(home.get("tail")).isNull();
      assertThat(home.get("held back")).isEqualTo("2");
    }
  }

  @Test
  void aLagHoldsWritesBackAndAPromotionDropsThemWithoutClusterMode() {
    cloud.disabled("orders", 2);
    holdsBack(2);
  }

  @Test
  void aLagHoldsWritesBackAndAPromotionDropsThemInClusterMode() {
    cloud.enabled("orders", 2, 0);
    holdsBack(1);
  }

  private void holdsBack(int nodes) {
    standby(nodes);
    var replication =
        cloud.service().estate(ACCOUNT, AWAY).group("orders-eu").running().orElseThrow();
    try (var home = connect(HOME, "orders");
        var away = connect(AWAY, "orders-eu")) {
      home.set("first", "1");
      awaitKey(away, "first");
      cloud.breakWith("lag", AWAY, "--by", "1h");
      awaitHeld(home, away);
      assertThat(replication.replication().lag().join().orElseThrow()).isPositive();
      cloud.mend();
      awaitKey(away, "held back");
      cloud.breakWith("lag", AWAY, "--by", "1h");
      home.set("tail", "3");
    }
    cloud
        .away()
        .failoverGlobalReplicationGroup(
            r ->
                r.globalReplicationGroupId(ID)
                    .primaryRegion(AWAY)
                    .primaryReplicationGroupId("orders-eu"));
    settle();
    try (var away = connect(AWAY, "orders-eu")) {
      away.set("after", "4");
      assertThat(away.get("held back")).isEqualTo("2");
      assertThat(away.get("tail")).isNull();
    }
  }

  /** A replica is made to wait from its first sign of life on, within a second or two. */
  private static void awaitHeld(UnifiedJedis home, UnifiedJedis away) {
    for (int i = 0; i < 100; i++) {
      home.set("probe", Integer.toString(i));
      for (int look = 0; look < 50 && !Integer.toString(i).equals(away.get("probe")); look++) {
        LockSupport.parkNanos(2_000_000L);
      }
      if (!Integer.toString(i).equals(away.get("probe"))) {
        home.set("held back", "2");
        assertThat(away.get("held back")).isNull();
        return;
      }
    }
    throw new AssertionError("writes are never held back");
  }

  private void standby(int nodes) {
    cloud
        .home()
        .createGlobalReplicationGroup(
            r -> r.globalReplicationGroupIdSuffix("shop").primaryReplicationGroupId("orders"));
    settle();
    cloud
        .away()
        .createReplicationGroup(
            r ->
                r.replicationGroupId("orders-eu")
                    .replicationGroupDescription("standby")
                    .numCacheClusters(nodes)
                    .globalReplicationGroupId(ID));
    settle();
    assertThat(roles(HOME)).isEqualTo("orders PRIMARY, orders-eu SECONDARY");
  }

  /** Work of the engine may begin only when time has passed, and time pass only when it is done. */
  private void settle() {
    for (int i = 0; i < 4; i++) {
      cloud.settle();
    }
  }

  private String roles(String region) {
    return cloud
        .client(region)
        .describeGlobalReplicationGroups(r -> r.showMemberInfo(true))
        .globalReplicationGroups()
        .get(0)
        .members()
        .stream()
        .map(GlobalDatastoreOnServersTest::text)
        .collect(Collectors.joining(", "));
  }

  private static String text(GlobalReplicationGroupMember member) {
    return member.replicationGroupId() + " " + member.role();
  }

  private UnifiedJedis connect(String region, String id) {
    ReplicationGroup group =
        cloud
            .client(region)
            .describeReplicationGroups(r -> r.replicationGroupId(id))
            .replicationGroups()
            .get(0);
    var at =
        group.clusterEnabled()
            ? group.configurationEndpoint()
            : group.nodeGroups().get(0).primaryEndpoint();
    var address = new HostAndPort(at.address(), at.port());
    return group.clusterEnabled() ? new JedisCluster(address) : new JedisPooled(address);
  }

  private static void awaitKey(UnifiedJedis standby, String key) {
    // A server looks for its primary once a second.
    for (int i = 0; i < 2000 && standby.get(key) == null; i++) {
      LockSupport.parkNanos(10_000_000L);
    }
    assertThat(standby.get(key)).isNotNull();
  }
}
