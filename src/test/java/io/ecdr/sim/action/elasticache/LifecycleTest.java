package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.time.Pace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.model.Snapshot;

/** How long things take, what faults make of it, and what the service does by itself. */
class LifecycleTest {

  private Cloud cloud;

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  private List<String> history(String type, String name) {
    return cloud
        .service()
        .history()
        .lines("arn:aws:elasticache:us-east-1:111122223333:" + type + ":" + name);
  }

  @Test
  void everyChangeIsInTheHistory() {
    cloud = Cloud.open();
    cloud.disabled("orders", 1);
    cloud.snap("orders", "one");
    cloud.home().deleteReplicationGroup(r -> r.replicationGroupId("orders"));
    cloud.settle();
    assertThat(history("replicationgroup", "orders"))
        .containsExactly(
            " -BORN-> creating",
            "creating -CREATED-> available",
            "available -SNAPSHOT-> snapshotting",
            "snapshotting -SNAPSHOT_ENDED-> available",
            "available -DELETE-> deleting",
            "deleting -GONE-> deleted");
    assertThat(history("cluster", "orders-001")).hasSize(6);
    assertThat(history("snapshot", "one"))
        .containsExactly(" -BORN-> creating", "creating -CREATED-> available");
  }

  @Test
  void theInstantPaceTakesNoTimeButGoesThroughTheStates() {
    cloud = Cloud.open(Pace.INSTANT);
    cloud.home().createReplicationGroup(plain("orders"));
    assertThat(cloud.group("orders").status()).isEqualTo("creating");
    cloud.pass(Duration.ZERO);
    assertThat(cloud.group("orders").status()).isEqualTo("available");
    assertThat(history("replicationgroup", "orders")).hasSize(2);
  }

  @Test
  void theFastPaceTakesPartsOfSeconds() {
    cloud = Cloud.open(Pace.FAST);
    cloud.home().createReplicationGroup(plain("orders"));
    cloud.pass(Duration.ofMillis(199));
    assertThat(cloud.group("orders").status()).isEqualTo("creating");
    cloud.pass(Duration.ofMillis(1801));
    assertThat(cloud.group("orders").status()).isEqualTo("available");
  }

  @Test
  void theServicesOwnPaceTakesMinutes() {
    cloud = Cloud.open(Pace.AWS);
    cloud.home().createReplicationGroup(plain("orders"));
    cloud.pass(Duration.ofMinutes(4));
    assertThat(cloud.group("orders").status()).isEqualTo("creating");
    cloud.pass(Duration.ofMinutes(6));
    assertThat(cloud.group("orders").status()).isEqualTo("available");
    cloud.home().createSnapshot(r -> r.snapshotName("s").cacheClusterId("orders-001"));
    cloud.pass(Duration.ofMinutes(1));
    assertThat(cloud.snapshot("s").snapshotStatus()).isEqualTo("creating");
    cloud.pass(Duration.ofMinutes(3));
    assertThat(cloud.snapshot("s").snapshotStatus()).isEqualTo("available");
  }

  @Test
  void aStuckTransitionEndsAfterTheFault() {
    cloud = Cloud.open();
    cloud.disabled("orders", 1);
    cloud.breakWith("stuck", "snapshot");
    cloud.home().createSnapshot(r -> r.snapshotName("s").cacheClusterId("orders-001"));
    cloud.pass(Duration.ofDays(2));
    assertThat(cloud.group("orders").status()).isEqualTo("snapshotting");
    cloud.mend();
    cloud.pass(Duration.ofSeconds(1));
    assertThat(cloud.group("orders").status()).isEqualTo("available");
  }

  @Test
  void aTransitionUnderWayIsCaughtByAFaultThatComesLater() {
    cloud = Cloud.open();
    cloud.home().createReplicationGroup(plain("orders"));
    cloud.pass(Duration.ofMillis(100));
    cloud.breakWith("stuck", "create-group", "--region", Cloud.HOME);
    cloud.pass(Duration.ofHours(1));
    assertThat(cloud.group("orders").status()).isEqualTo("creating");
    cloud.mend();
    cloud.settle();
    assertThat(cloud.group("orders").status()).isEqualTo("available");
  }

  @Test
  void aSlowTransitionTakesItsFactor() {
    cloud = Cloud.open();
    cloud.breakWith("slow", "create-group", "--factor", "100");
    cloud.home().createReplicationGroup(plain("orders"));
    cloud.pass(Duration.ofSeconds(19));
    assertThat(cloud.group("orders").status()).isEqualTo("creating");
    cloud.pass(Duration.ofSeconds(181));
    assertThat(cloud.group("orders").status()).isEqualTo("available");
  }

  @Test
  void automaticSnapshotsComeDailyExpireAndEndWithTheirGroup() {
    cloud = Cloud.open();
    cloud.make(
        plain("orders").andThen(r -> r.snapshotRetentionLimit(2).snapshotWindow("04:00-05:00")));
    cloud.snap("orders", "manual");
    cloud.pass(Duration.ofHours(4));
    var first = cloud.home().describeSnapshots(r -> r.snapshotSource("system")).snapshots().get(0);
    assertThat(first.snapshotName()).isEqualTo("automatic.orders-001-2026-11-23-04-00");
    assertThat(first.snapshotSource()).isEqualTo("automated");
    cloud
        .home()
        .copySnapshot(r -> r.sourceSnapshotName(first.snapshotName()).targetSnapshotName("kept"));
    cloud.settle();
    assertThat(cloud.snapshot("kept").snapshotSource()).isEqualTo("manual");
    cloud.pass(Duration.ofDays(5));
    assertThat(cloud.home().describeSnapshots(r -> r.snapshotSource("system")).snapshots())
        .extracting(Snapshot::snapshotName)
        .containsExactly(
            "automatic.orders-001-2026-11-27-04-00", "automatic.orders-001-2026-11-28-04-00");
    cloud.home().deleteReplicationGroup(r -> r.replicationGroupId("orders"));
    cloud.settle();
    assertThat(cloud.home().describeSnapshots().snapshots())
        .extracting(Snapshot::snapshotName)
        .containsExactlyInAnyOrder("manual", "kept");
    cloud.pass(Duration.ofDays(2));
    assertThat(cloud.home().describeSnapshots().snapshots()).hasSize(2);
  }

  @Test
  void anAutomaticSnapshotWaitsForABusyGroup() {
    cloud = Cloud.open();
    cloud.make(
        plain("orders").andThen(r -> r.snapshotRetentionLimit(2).snapshotWindow("04:00-05:00")));
    cloud.pass(Duration.ofHours(2));
    cloud.breakWith("stuck", "modify-group");
    cloud
        .home()
        .modifyReplicationGroup(
            r -> r.replicationGroupId("orders").replicationGroupDescription("busy"));
    cloud.pass(Duration.ofMinutes(70));
    assertThat(cloud.home().describeSnapshots().snapshots()).isEmpty();
    cloud.mend();
    cloud.pass(Duration.ofDays(1));
    assertThat(cloud.home().describeSnapshots().snapshots()).isNotEmpty();
  }

  @Test
  void aDarkDataPlaneFreezesTheNodesOfARegionAndTheNewOnesToo() {
    cloud = Cloud.open();
    cloud.disabled("orders", 1);
    cloud.service().dataPlane().darken(Cloud.HOME);
    cloud.disabled("later", 1);
    assertThat(cloud.service().dataPlane().running(Cloud.HOME)).hasSize(2);
    assertThat(cloud.service().dataPlane().isDark(Cloud.HOME)).isTrue();
    cloud.home().createSnapshot(r -> r.snapshotName("s").cacheClusterId("later-001"));
    cloud.pass(Duration.ofHours(1));
    String dark = cloud.snapshot("s").snapshotStatus();
    cloud.service().dataPlane().lighten(Cloud.HOME);
    cloud.settle();
    assertThat(dark).isEqualTo("creating");
    assertThat(cloud.snapshot("s").snapshotStatus()).isEqualTo("available");
  }
}
