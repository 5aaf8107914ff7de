package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.TYPE;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.Tag;

/** Single nodes outside of replication groups, through the real client. */
class SingleNodeTest {

  private final Cloud cloud = Cloud.open();

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  private void alone() {
    cloud
        .home()
        .createCacheCluster(
            r ->
                r.cacheClusterId("Alone")
                    .engine("redis")
                    .numCacheNodes(1)
                    .cacheNodeType(TYPE)
                    .tags(Tag.builder().key("team").value("a").build()));
    cloud.settle();
  }

  private CacheCluster node(String id) {
    return cloud
        .home()
        .describeCacheClusters(r -> r.cacheClusterId(id).showCacheNodeInfo(true))
        .cacheClusters()
        .get(0);
  }

  @Test
  void isANodeOfNoGroup() {
    cloud.disabled("orders", 1);
    alone();
    assertThat(node("alone").cacheClusterStatus()).isEqualTo("available");
    assertThat(node("alone").replicationGroupId()).isNull();
    assertThat(node("alone").cacheNodes()).hasSize(1);
    assertThat(cloud.home().describeReplicationGroups().replicationGroups()).hasSize(1);
    assertThat(
            cloud
                .home()
                .describeCacheClusters(r -> r.showCacheClustersNotInReplicationGroups(true))
                .cacheClusters())
        .extracting(CacheCluster::cacheClusterId)
        .containsExactly("alone");
    assertThat(cloud.home().describeCacheClusters().cacheClusters()).hasSize(2);
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .createCacheCluster(
                            r ->
                                r.cacheClusterId("orders-001")
                                    .engine("redis")
                                    .cacheNodeType(TYPE))))
        .isEqualTo("CacheClusterAlreadyExists 400");
  }

  @Test
  void isBackedUpByItsOwnIdAndRestoredWithItsTags() {
    alone();
    cloud.keys(Cloud.HOME, "cluster/alone").put("k", "v");
    cloud.home().createSnapshot(r -> r.snapshotName("one").cacheClusterId("alone"));
    assertThat(node("alone").cacheClusterStatus()).isEqualTo("snapshotting");
    cloud.settle();
    assertThat(cloud.snapshot("one").replicationGroupId()).isNull();
    assertThat(cloud.snapshot("one").cacheClusterId()).isEqualTo("alone");
    cloud.home().createCacheCluster(r -> r.cacheClusterId("again").snapshotName("one"));
    cloud.settle();
    assertThat(cloud.keys(Cloud.HOME, "cluster/again").get("k")).contains("v");
    assertThat(cloud.home().listTagsForResource(r -> r.resourceName(node("again").arn())).tagList())
        .extracting(Tag::value)
        .containsExactly("a");
  }

  @Test
  void isRestoredFromExactlyOneFile() {
    var bucket = cloud.bucket("exports", Cloud.HOME);
    alone();
    cloud.keys(Cloud.HOME, "cluster/alone").put("k", "v");
    cloud.home().createSnapshot(r -> r.snapshotName("one").cacheClusterId("alone"));
    cloud.settle();
    cloud
        .home()
        .copySnapshot(
            r -> r.sourceSnapshotName("one").targetSnapshotName("out").targetBucket("exports"));
    cloud.settle();
    assertThat(bucket.objects().keySet()).containsExactly("out-0001.rdb");
    String arn = "arn:aws:s3:::exports/out-0001.rdb";
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .createCacheCluster(
                            r ->
                                r.cacheClusterId("again")
                                    .engine("redis")
                                    .cacheNodeType(TYPE)
                                    .snapshotArns(arn, arn))))
        .isEqualTo("InvalidParameterValue 400");
    cloud
        .home()
        .createCacheCluster(
            r -> r.cacheClusterId("again").engine("redis").cacheNodeType(TYPE).snapshotArns(arn));
    cloud.settle();
    assertThat(cloud.keys(Cloud.HOME, "cluster/again").get("k")).contains("v");
  }

  @Test
  void goesAfterAFinalSnapshot() {
    alone();
    cloud.home().deleteCacheCluster(r -> r.cacheClusterId("alone").finalSnapshotIdentifier("last"));
    cloud.settle();
    cloud.settle();
    assertThat(cloud.snapshot("last").snapshotStatus()).isEqualTo("available");
    assertThat(refusal(() -> node("alone"))).isEqualTo("CacheClusterNotFound 404");
    assertThat(refusal(() -> cloud.home().deleteCacheCluster(r -> r.cacheClusterId("alone"))))
        .isEqualTo("CacheClusterNotFound 404");
  }

  @Test
  void isNeitherValkeyNorInClusterModeNorMemcached() {
    for (String engine : new String[] {"valkey", "memcached"}) {
      assertThat(
              refusal(
                  () ->
                      cloud
                          .home()
                          .createCacheCluster(
                              r -> r.cacheClusterId("a").engine(engine).cacheNodeType(TYPE))))
          .isEqualTo("InvalidParameterValue 400");
    }
    cloud.enabled("carts", 2, 0);
    cloud.snap("carts", "many");
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .createCacheCluster(r -> r.cacheClusterId("a").snapshotName("many"))))
        .isEqualTo("InvalidParameterCombination 400");
  }
}
