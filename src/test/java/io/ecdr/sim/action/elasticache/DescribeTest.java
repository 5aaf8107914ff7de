package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.Event;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.Snapshot;

/** Lists: pages, filters, nodes, versions, events. */
class DescribeTest {

  private final Cloud cloud = Cloud.open();

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  @Test
  void groupsComeInPagesAndNoneTwice() {
    for (int i = 100; i < 145; i++) {
      cloud.home().createReplicationGroup(plain("g-" + i));
    }
    cloud.settle();
    var first = cloud.home().describeReplicationGroups(r -> r.maxRecords(20));
    assertThat(first.replicationGroups()).hasSize(20);
    assertThat(first.marker()).isNotNull();
    List<String> ids =
        cloud.home().describeReplicationGroupsPaginator(r -> r.maxRecords(20)).stream()
            .flatMap(page -> page.replicationGroups().stream())
            .map(ReplicationGroup::replicationGroupId)
            .toList();
    assertThat(ids).hasSize(45).doesNotHaveDuplicates().isSorted();
    assertThat(cloud.home().describeReplicationGroups().marker()).isNull();
  }

  @Test
  void aPageGoesOnWhereItsMarkerWasThoughThingsCameAndWent() {
    for (int i = 100; i < 125; i++) {
      cloud.home().createReplicationGroup(plain("g-" + i));
    }
    cloud.settle();
    String marker = cloud.home().describeReplicationGroups(r -> r.maxRecords(20)).marker();
    cloud.home().deleteReplicationGroup(r -> r.replicationGroupId("g-119"));
    cloud.home().createReplicationGroup(plain("a-new"));
    cloud.settle();
    assertThat(
            cloud
                .home()
                .describeReplicationGroups(r -> r.maxRecords(20).marker(marker))
                .replicationGroups())
        .extracting(ReplicationGroup::replicationGroupId)
        .containsExactly("g-120", "g-121", "g-122", "g-123", "g-124");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 19, 101})
  void refusesPageSizesOutsideTheRange(int size) {
    var home = cloud.home();
    String refused = "InvalidParameterValue 400";
    assertThat(refusal(() -> home.describeReplicationGroups(r -> r.maxRecords(size))))
        .isEqualTo(refused);
    assertThat(refusal(() -> home.describeCacheClusters(r -> r.maxRecords(size))))
        .isEqualTo(refused);
    assertThat(refusal(() -> home.describeEvents(r -> r.maxRecords(size)))).isEqualTo(refused);
    assertThat(refusal(() -> home.describeCacheSubnetGroups(r -> r.maxRecords(size))))
        .isEqualTo(refused);
    assertThat(refusal(() -> home.describeCacheParameterGroups(r -> r.maxRecords(size))))
        .isEqualTo(refused);
    assertThat(refusal(() -> home.describeCacheEngineVersions(r -> r.maxRecords(size))))
        .isEqualTo(refused);
    assertThat(refusal(() -> home.describeSnapshots(r -> r.maxRecords(size)))).isEqualTo(refused);
    assertThat(
            refusal(
                () ->
                    home.describeCacheParameters(
                        r -> r.cacheParameterGroupName("default.redis7").maxRecords(size))))
        .isEqualTo(refused);
  }

  @Test
  void snapshotsHaveSmallerPagesAndMarkersAreChecked() {
    assertThat(refusal(() -> cloud.home().describeSnapshots(r -> r.maxRecords(51))))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(cloud.home().describeSnapshots(r -> r.maxRecords(50)).snapshots()).isEmpty();
    assertThat(refusal(() -> cloud.home().describeSnapshots(r -> r.marker("!!"))))
        .isEqualTo("InvalidParameterValue 400");
    cloud.disabled("orders", 2);
    for (int i = 10; i < 40; i++) {
      String name = "s-" + i;
      String node = i % 2 == 0 ? "orders-001" : "orders-002";
      cloud.home().createSnapshot(r -> r.snapshotName(name).cacheClusterId(node));
      cloud.settle();
    }
    assertThat(
            cloud.home().describeSnapshotsPaginator(r -> r.maxRecords(20)).snapshots().stream()
                .map(Snapshot::snapshotName)
                .toList())
        .hasSize(30)
        .doesNotHaveDuplicates();
  }

  @Test
  void nodesTellTheirEndpointOnlyWhenAskedTo() {
    cloud.disabled("orders", 2);
    var brief = cloud.home().describeCacheClusters(r -> r.cacheClusterId("Orders-002"));
    assertThat(brief.cacheClusters()).hasSize(1);
    assertThat(brief.cacheClusters().get(0).hasCacheNodes()).isFalse();
    assertThat(brief.cacheClusters().get(0).replicationGroupId()).isEqualTo("orders");
    var full = cloud.home().describeCacheClusters(r -> r.showCacheNodeInfo(true));
    assertThat(full.cacheClusters())
        .extracting(CacheCluster::cacheClusterId)
        .containsExactly("orders-001", "orders-002");
    var node = full.cacheClusters().get(0).cacheNodes().get(0);
    assertThat(node.cacheNodeId()).isEqualTo("0001");
    assertThat(node.endpoint().port())
        .isEqualTo(cloud.keys(Cloud.HOME, "orders").address("orders-001").port());
    assertThat(
            cloud
                .home()
                .describeCacheClusters(r -> r.showCacheClustersNotInReplicationGroups(true))
                .cacheClusters())
        .isEmpty();
    assertThat(refusal(() -> cloud.home().describeCacheClusters(r -> r.cacheClusterId("none"))))
        .isEqualTo("CacheClusterNotFound 404");
    assertThat(
            refusal(
                () -> cloud.home().describeReplicationGroups(r -> r.replicationGroupId("none"))))
        .isEqualTo("ReplicationGroupNotFoundFault 404");
  }

  @Test
  void versionsAreThoseThatReallyRun() {
    var versions = cloud.home().describeCacheEngineVersions().cacheEngineVersions();
    assertThat(versions).hasSize(1);
    assertThat(versions.get(0).engine()).isEqualTo("redis");
    assertThat(versions.get(0).engineVersion()).isEqualTo("7.0");
    assertThat(versions.get(0).cacheEngineVersionDescription()).isEqualTo("redis version 7.0.15");
    assertThat(versions.get(0).cacheParameterGroupFamily()).isEqualTo("redis7");
    var home = cloud.home();
    assertThat(home.describeCacheEngineVersions(r -> r.engine("valkey")).cacheEngineVersions())
        .isEmpty();
    assertThat(
            home.describeCacheEngineVersions(r -> r.engineVersion("7.0.15").defaultOnly(true))
                .cacheEngineVersions())
        .hasSize(1);
  }

  @Test
  void eventsAreThoseOfTheLastHourUnlessAskedOtherwise() {
    cloud.disabled("orders", 1);
    cloud.snap("orders", "one");
    assertThat(cloud.home().describeEvents().events())
        .extracting(Event::message)
        .containsExactly(
            "Added cache node 0001 in availability zone us-east-1a",
            "Cache cluster created",
            "Replication group orders created",
            "Snapshot succeeded for snapshot with ID 'one' of cache cluster with ID 'orders-001'");
    cloud.pass(Duration.ofHours(2));
    var home = cloud.home();
    assertThat(home.describeEvents().events()).isEmpty();
    assertThat(home.describeEvents(r -> r.duration(180)).events()).hasSize(4);
    assertThat(home.describeEvents(r -> r.startTime(Cloud.START)).events()).hasSize(4);
    assertThat(
            home.describeEvents(r -> r.startTime(Cloud.START).endTime(Cloud.START.plusSeconds(5)))
                .events())
        .hasSize(3);
    assertThat(
            home.describeEvents(
                    r -> r.duration(180).sourceType("replication-group").sourceIdentifier("Orders"))
                .events())
        .hasSize(1);
    cloud.pass(Duration.ofDays(14));
    assertThat(home.describeEvents(r -> r.startTime(Cloud.START)).events()).isEmpty();
  }

  @Test
  void eventsRefuseWhatDoesNotGoTogether() {
    var home = cloud.home();
    assertThat(refusal(() -> home.describeEvents(r -> r.sourceIdentifier("orders"))))
        .isEqualTo("InvalidParameterCombination 400");
    assertThat(refusal(() -> home.describeEvents(r -> r.sourceType("planet"))))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(
            refusal(
                () ->
                    home.describeEvents(
                        r -> r.startTime(Cloud.START).endTime(Cloud.START.minusSeconds(1)))))
        .isEqualTo("InvalidParameterCombination 400");
    assertThat(refusal(() -> home.describeEvents(r -> r.duration(-1))))
        .isEqualTo("InvalidParameterValue 400");
  }
}
