package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static io.ecdr.sim.action.elasticache.Cloud.refused;
import static io.ecdr.sim.action.elasticache.Cloud.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.world.elasticache.Options;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.model.CacheClusterNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.InvalidCacheClusterStateException;
import software.amazon.awssdk.services.elasticache.model.InvalidReplicationGroupStateException;
import software.amazon.awssdk.services.elasticache.model.InvalidSnapshotStateException;
import software.amazon.awssdk.services.elasticache.model.NodeSnapshot;
import software.amazon.awssdk.services.elasticache.model.Snapshot;
import software.amazon.awssdk.services.elasticache.model.SnapshotAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.SnapshotFeatureNotSupportedException;
import software.amazon.awssdk.services.elasticache.model.SnapshotNotFoundException;
import software.amazon.awssdk.services.elasticache.model.SnapshotQuotaExceededException;

/** Snapshots: taken, listed, copied within the Region, deleted. */
class SnapshotTest {

  private Cloud cloud = Cloud.open();

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  private String refusalOf(java.util.function.Consumer<CreateSnapshotRequest.Builder> request) {
    return refusal(() -> cloud.home().createSnapshot(request));
  }

  @Test
  void isCreatingWhileTheGroupAndTheNodeAreSnapshotting() {
    cloud.disabled("orders", 2);
    cloud.keys(Cloud.HOME, "orders").put("k", "v");
    var answer =
        cloud
            .home()
            .createSnapshot(r -> r.snapshotName("Before").cacheClusterId("orders-002"))
            .snapshot();
    assertThat(answer.snapshotName()).isEqualTo("before");
    assertThat(answer.snapshotStatus()).isEqualTo("creating");
    assertThat(answer.nodeSnapshots().get(0).cacheSize()).isEmpty();
    assertThat(cloud.group("orders").status()).isEqualTo("snapshotting");
    var nodes = cloud.home().describeCacheClusters().cacheClusters();
    assertThat(nodes.get(0).cacheClusterStatus()).isEqualTo("available");
    assertThat(nodes.get(1).cacheClusterStatus()).isEqualTo("snapshotting");
    cloud.settle();
    var done = cloud.snapshot("before");
    assertThat(done.snapshotStatus()).isEqualTo("available");
    assertThat(done.snapshotSource()).isEqualTo("manual");
    assertThat(done.cacheClusterId()).isEqualTo("orders-002");
    assertThat(done.replicationGroupId()).isNull();
    assertThat(done.numNodeGroups()).isEqualTo(1);
    assertThat(done.engineVersion()).isEqualTo("7.0.15");
    assertThat(done.cacheParameterGroupName()).isEqualTo("default.redis7");
    assertThat(done.nodeSnapshots().get(0).cacheSize()).isEqualTo("1 MB");
    assertThat(cloud.group("orders").status()).isEqualTo("available");
  }

  @Test
  void ofClusterModeHasOnePartPerShardWithSlotsOnlyWhenAskedFor() {
    cloud.enabled("orders", 2, 1);
    Snapshot brief = cloud.snap("orders", "all");
    assertThat(brief.replicationGroupId()).isEqualTo("orders");
    assertThat(brief.cacheClusterId()).isNull();
    assertThat(brief.nodeSnapshots())
        .extracting(NodeSnapshot::cacheClusterId)
        .containsExactly("orders-0001-002", "orders-0002-002");
    assertThat(brief.nodeSnapshots())
        .allSatisfy(node -> assertThat(node.nodeGroupConfiguration()).isNull());
    var full =
        cloud
            .home()
            .describeSnapshots(r -> r.snapshotName("all").showNodeGroupConfig(true))
            .snapshots()
            .get(0);
    assertThat(full.nodeSnapshots().get(1).nodeGroupConfiguration().slots())
        .isEqualTo("8192-16383");
    assertThat(full.nodeSnapshots().get(1).nodeGroupConfiguration().replicaCount()).isEqualTo(1);
    assertThat(full.nodeSnapshots().get(1).snapshotCreateTime()).isNotNull();
  }

  @Test
  void refusesASecondOneWhileTheFirstRuns() {
    cloud.disabled("orders", 1);
    cloud.enabled("carts", 2, 0);
    cloud.home().createSnapshot(r -> r.snapshotName("a").cacheClusterId("orders-001"));
    cloud.home().createSnapshot(r -> r.snapshotName("b").replicationGroupId("carts"));
    assertThat(
            refused(
                () ->
                    cloud
                        .home()
                        .createSnapshot(r -> r.snapshotName("c").cacheClusterId("orders-001"))))
        .isInstanceOf(InvalidCacheClusterStateException.class);
    assertThat(
            refused(
                () ->
                    cloud
                        .home()
                        .createSnapshot(r -> r.snapshotName("c").replicationGroupId("carts"))))
        .isInstanceOf(InvalidReplicationGroupStateException.class);
  }

  @Test
  void refusesWhatDoesNotExistAndWhatDoesNotGoTogether() {
    cloud.disabled("orders", 1);
    cloud.enabled("carts", 2, 0);
    assertThat(refusalOf(r -> r.snapshotName("s").cacheClusterId("none-001")))
        .isEqualTo("CacheClusterNotFound 404");
    assertThat(refusalOf(r -> r.snapshotName("s").replicationGroupId("none")))
        .isEqualTo("ReplicationGroupNotFoundFault 404");
    assertThat(refusalOf(r -> r.snapshotName("s"))).isEqualTo("InvalidParameterCombination 400");
    assertThat(
            refusalOf(
                r -> r.snapshotName("s").replicationGroupId("orders").cacheClusterId("orders-001")))
        .isEqualTo("InvalidParameterCombination 400");
    assertThat(refusalOf(r -> r.snapshotName("s").cacheClusterId("carts-0001-001")))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(refusalOf(r -> r.snapshotName("s.t").cacheClusterId("orders-001")))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(
            refused(
                () ->
                    cloud
                        .home()
                        .createSnapshot(r -> r.snapshotName("s").cacheClusterId("none-001"))))
        .isInstanceOf(CacheClusterNotFoundException.class);
  }

  @Test
  void refusesANameThatIsTaken() {
    cloud.disabled("orders", 1);
    cloud.snap("orders", "taken");
    assertThat(
            refused(
                () ->
                    cloud
                        .home()
                        .createSnapshot(r -> r.snapshotName("Taken").cacheClusterId("orders-001"))))
        .isInstanceOf(SnapshotAlreadyExistsException.class);
    assertThat(refusalOf(r -> r.snapshotName("taken").cacheClusterId("orders-001")))
        .isEqualTo("SnapshotAlreadyExistsFault 400");
  }

  @Test
  void refusesTheTwentyFirstOfADayAndCountsDeletedOnes() {
    cloud.disabled("orders", 2);
    for (int i = 1; i <= 20; i++) {
      String name = "s-" + i;
      cloud.snap("orders", name);
      cloud.home().deleteSnapshot(r -> r.snapshotName(name));
      cloud.settle();
    }
    var refusal =
        refused(
            () ->
                cloud
                    .home()
                    .createSnapshot(r -> r.snapshotName("s-21").cacheClusterId("orders-001")));
    assertThat(refusal).isInstanceOf(SnapshotQuotaExceededException.class);
    assertThat(refusal.awsErrorDetails().errorMessage()).contains("within 24 hours");
    cloud.home().createSnapshot(r -> r.snapshotName("other").cacheClusterId("orders-002"));
    cloud.settle();
    cloud.pass(Duration.ofHours(24));
    cloud.home().createSnapshot(r -> r.snapshotName("s-21").cacheClusterId("orders-001"));
    cloud.settle();
  }

  @Test
  void refusesTheOldSmallestNode() {
    cloud.make(plain("old").andThen(r -> r.cacheNodeType("cache.t1.micro")));
    assertThat(
            refused(
                () ->
                    cloud
                        .home()
                        .createSnapshot(r -> r.snapshotName("s").cacheClusterId("old-001"))))
        .isInstanceOf(SnapshotFeatureNotSupportedException.class);
  }

  @Test
  void byGroupIdWithoutClusterModeIsAChoice() {
    cloud.disabled("orders", 2);
    cloud.home().createSnapshot(r -> r.snapshotName("s").replicationGroupId("orders"));
    cloud.settle();
    assertThat(cloud.snapshot("s").cacheClusterId()).isEqualTo("orders-002");
    cloud.close();
    cloud = Cloud.open(Options.defaults().withGroupIdOnDisabled(Options.Choice.REFUSE));
    cloud.disabled("orders", 2);
    assertThat(refusalOf(r -> r.snapshotName("s").replicationGroupId("orders")))
        .isEqualTo("InvalidParameterCombination 400");
  }

  @Test
  void isListedByEveryFilter() {
    cloud.disabled("orders", 1);
    cloud.enabled("carts", 2, 0);
    cloud.snap("orders", "of-orders");
    cloud.snap("carts", "of-carts");
    var home = cloud.home();
    assertThat(home.describeSnapshots().snapshots()).hasSize(2);
    assertThat(home.describeSnapshots(r -> r.replicationGroupId("carts")).snapshots())
        .extracting(Snapshot::snapshotName)
        .containsExactly("of-carts");
    assertThat(home.describeSnapshots(r -> r.cacheClusterId("orders-001")).snapshots())
        .extracting(Snapshot::snapshotName)
        .containsExactly("of-orders");
    assertThat(home.describeSnapshots(r -> r.snapshotSource("user")).snapshots()).hasSize(2);
    assertThat(home.describeSnapshots(r -> r.snapshotSource("system")).snapshots()).isEmpty();
    assertThat(refusal(() -> home.describeSnapshots(r -> r.snapshotSource("manual"))))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(refusal(() -> home.describeSnapshots(r -> r.snapshotName("none"))))
        .isEqualTo("SnapshotNotFoundFault 404");
    assertThat(refusal(() -> home.describeSnapshots(r -> r.cacheClusterId("none-001"))))
        .isEqualTo("CacheClusterNotFound 404");
    assertThat(refused(() -> home.describeSnapshots(r -> r.snapshotName("none"))))
        .isInstanceOf(SnapshotNotFoundException.class);
    assertThat(cloud.away().describeSnapshots().snapshots()).isEmpty();
  }

  @Test
  void isCopiedWithinTheRegionWhileTheSourceIsCopying() {
    cloud.disabled("orders", 1);
    cloud.snap("orders", "one");
    var home = cloud.home();
    var answer =
        home.copySnapshot(r -> r.sourceSnapshotName("one").targetSnapshotName("Two")).snapshot();
    assertThat(answer.snapshotName()).isEqualTo("two");
    assertThat(answer.snapshotStatus()).isEqualTo("creating");
    assertThat(cloud.snapshot("one").snapshotStatus()).isEqualTo("copying");
    assertThat(
            refused(
                () ->
                    home.copySnapshot(
                        r -> r.sourceSnapshotName("one").targetSnapshotName("three"))))
        .isInstanceOf(InvalidSnapshotStateException.class);
    assertThat(refusal(() -> home.deleteSnapshot(r -> r.snapshotName("one"))))
        .isEqualTo("InvalidSnapshotState 400");
    cloud.settle();
    assertThat(cloud.snapshot("one").snapshotStatus()).isEqualTo("available");
    assertThat(cloud.snapshot("two").snapshotStatus()).isEqualTo("available");
    assertThat(cloud.snapshot("two").nodeSnapshots().get(0).cacheSize()).isEqualTo("1 MB");
  }

  @Test
  void copyRefusesNamesThatAreMissingTakenOrUnknown() {
    cloud.disabled("orders", 1);
    cloud.snap("orders", "one");
    var home = cloud.home();
    assertThat(
            refusal(
                () ->
                    home.copySnapshot(r -> r.sourceSnapshotName("one").targetSnapshotName("one"))))
        .isEqualTo("SnapshotAlreadyExistsFault 400");
    assertThat(
            refusal(
                () ->
                    home.copySnapshot(r -> r.sourceSnapshotName("none").targetSnapshotName("two"))))
        .isEqualTo("SnapshotNotFoundFault 404");
    assertThat(refusal(() -> home.copySnapshot(r -> r.sourceSnapshotName("one"))))
        .isEqualTo("InvalidParameterValue 400");
  }

  @Test
  void isDeletingAndThenGone() {
    cloud.disabled("orders", 1);
    cloud.snap("orders", "one");
    var home = cloud.home();
    assertThat(home.deleteSnapshot(r -> r.snapshotName("one")).snapshot().snapshotStatus())
        .isEqualTo("deleting");
    assertThat(refusal(() -> home.deleteSnapshot(r -> r.snapshotName("one"))))
        .isEqualTo("InvalidSnapshotState 400");
    cloud.settle();
    assertThat(home.describeSnapshots().snapshots()).isEmpty();
    assertThat(refusal(() -> home.deleteSnapshot(r -> r.snapshotName("one"))))
        .isEqualTo("SnapshotNotFoundFault 404");
  }

  @Test
  void holdsTheKeysOfTheMomentItWasAskedFor() {
    cloud.disabled("orders", 1);
    var keys = cloud.keys(Cloud.HOME, "orders");
    keys.put("before", "1");
    cloud.home().createSnapshot(r -> r.snapshotName("s").cacheClusterId("orders-001"));
    keys.put("after", "2");
    cloud.settle();
    cloud
        .home()
        .createReplicationGroup(
            r -> r.replicationGroupId("again").replicationGroupDescription("d").snapshotName("s"));
    assertThat(cloud.snapshot("s").snapshotStatus()).isEqualTo("restoring");
    cloud.settle();
    assertThat(cloud.snapshot("s").snapshotStatus()).isEqualTo("available");
    assertThat(cloud.keys(Cloud.HOME, "again").keys()).containsExactly("before");
  }

  @Test
  void saysWhatItDoesNotDo() {
    assertThat(
            says(
                () ->
                    cloud
                        .home()
                        .copySnapshot(
                            r ->
                                r.sourceSnapshotName("none")
                                    .targetSnapshotName("x")
                                    .targetBucket("b"))))
        .contains("none");
  }
}
