package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static io.ecdr.sim.action.elasticache.Cloud.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.model.Event;
import software.amazon.awssdk.services.elasticache.model.NodeSnapshot;
import software.amazon.awssdk.services.elasticache.model.Snapshot;

/** The end of a group and what outlives it. */
class DeleteReplicationGroupTest {

  private final Cloud cloud = Cloud.open();

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  @Test
  void isDeletingAndThenGoneWithItsNodes() {
    cloud.disabled("orders", 2);
    var answer =
        cloud
            .home()
            .deleteReplicationGroup(
                r -> r.replicationGroupId("orders").retainPrimaryCluster(false));
    assertThat(answer.replicationGroup().status()).isEqualTo("deleting");
    assertThat(cloud.home().describeCacheClusters().cacheClusters().get(0).cacheClusterStatus())
        .isEqualTo("deleting");
    assertThat(
            refusal(() -> cloud.home().deleteReplicationGroup(r -> r.replicationGroupId("orders"))))
        .isEqualTo("InvalidReplicationGroupState 400");
    cloud.settle();
    assertThat(cloud.home().describeReplicationGroups().replicationGroups()).isEmpty();
    assertThat(cloud.home().describeCacheClusters().cacheClusters()).isEmpty();
    assertThat(cloud.home().describeEvents().events())
        .extracting(Event::message)
        .contains("Cache cluster deleted");
    cloud.disabled("orders", 1);
  }

  @Test
  void takesTheFinalSnapshotFromThePrimaryBeforeAnythingEnds() {
    cloud.disabled("orders", 2);
    cloud.keys(Cloud.HOME, "orders").put("k", "v");
    cloud
        .home()
        .deleteReplicationGroup(
            r -> r.replicationGroupId("orders").finalSnapshotIdentifier("Last"));
    assertThat(cloud.group("orders").status()).isEqualTo("deleting");
    var nodes = cloud.home().describeCacheClusters().cacheClusters();
    assertThat(nodes.get(0).cacheClusterStatus()).isEqualTo("snapshotting");
    cloud.settle();
    assertThat(cloud.snapshot("last").snapshotStatus()).isEqualTo("available");
    assertThat(cloud.snapshot("last").cacheClusterId()).isEqualTo("orders-001");
    assertThat(cloud.home().describeReplicationGroups().replicationGroups()).isEmpty();
  }

  @Test
  void takesAFinalSnapshotOfEveryShard() {
    cloud.enabled("carts", 3, 1);
    cloud
        .home()
        .deleteReplicationGroup(r -> r.replicationGroupId("carts").finalSnapshotIdentifier("last"));
    cloud.settle();
    assertThat(cloud.snapshot("last").nodeSnapshots())
        .extracting(NodeSnapshot::cacheClusterId)
        .containsExactly("carts-0001-001", "carts-0002-001", "carts-0003-001");
  }

  @Test
  void aFinalSnapshotCountsAgainstThePrimarysDay() {
    cloud.disabled("orders", 1);
    for (int i = 0; i < 20; i++) {
      cloud.snap("orders", "s-" + i);
    }
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .deleteReplicationGroup(
                            r -> r.replicationGroupId("orders").finalSnapshotIdentifier("last"))))
        .isEqualTo("SnapshotQuotaExceededFault 400");
    assertThat(cloud.group("orders").status()).isEqualTo("available");
  }

  @Test
  void manualSnapshotsOutliveTheGroup() {
    cloud.disabled("orders", 1);
    cloud.snap("orders", "manual");
    cloud.home().deleteReplicationGroup(r -> r.replicationGroupId("orders"));
    cloud.settle();
    assertThat(cloud.home().describeSnapshots().snapshots())
        .extracting(Snapshot::snapshotName)
        .containsExactly("manual");
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThat(
            refusal(() -> cloud.home().deleteReplicationGroup(r -> r.replicationGroupId("none"))))
        .isEqualTo("ReplicationGroupNotFoundFault 404");
    cloud.disabled("orders", 1);
    cloud.snap("orders", "taken");
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .deleteReplicationGroup(
                            r -> r.replicationGroupId("orders").finalSnapshotIdentifier("taken"))))
        .isEqualTo("SnapshotAlreadyExistsFault 400");
    assertThat(
            says(
                () ->
                    cloud
                        .home()
                        .deleteReplicationGroup(
                            r -> r.replicationGroupId("orders").retainPrimaryCluster(true))))
        .contains("RetainPrimaryCluster");
    cloud.home().createSnapshot(r -> r.snapshotName("s").cacheClusterId("orders-001"));
    assertThat(says(() -> cloud.home().deleteReplicationGroup(r -> r.replicationGroupId("orders"))))
        .contains("not in a valid state to be deleted");
    cloud.settle();
    assertThat(cloud.group("orders").status()).isEqualTo("available");
    cloud.make(plain("old").andThen(r -> r.cacheNodeType("cache.t1.micro")));
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .deleteReplicationGroup(
                            r -> r.replicationGroupId("old").finalSnapshotIdentifier("x"))))
        .isEqualTo("SnapshotFeatureNotSupportedFault 400");
  }
}
