package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static io.ecdr.sim.action.elasticache.Cloud.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.ServerlessOptions;
import io.ecdr.sim.world.elasticache.ServerlessOptions.ExportKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.NodeGroupConfiguration;
import software.amazon.awssdk.services.elasticache.model.ServerlessCache;
import software.amazon.awssdk.services.elasticache.model.ServerlessCacheSnapshot;
import software.amazon.awssdk.services.elasticache.model.Tag;

/** Serverless caches and their snapshots, through the real client. */
class ServerlessTest {

  private static final String ARN = "arn:aws:elasticache:us-east-1:111122223333:";

  private Cloud cloud = Cloud.open();

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  private ElastiCacheClient home() {
    return cloud.home();
  }

  private void basket() {
    home()
        .createServerlessCache(
            r ->
                r.serverlessCacheName("Basket")
                    .engine("redis")
                    .tags(Tag.builder().key("team").value("a").build()));
    cloud.settle();
  }

  private ServerlessCacheSnapshot snap(String name) {
    return home()
        .createServerlessCacheSnapshot(
            r -> r.serverlessCacheSnapshotName(name).serverlessCacheName("basket"))
        .serverlessCacheSnapshot();
  }

  private void frozen() {
    basket();
    cloud.keys(Cloud.HOME, "serverless/basket").put("cart:1", "two apples");
    snap("frozen");
    cloud.settle();
  }

  private ServerlessCache cache(String name) {
    return home()
        .describeServerlessCaches(r -> r.serverlessCacheName(name))
        .serverlessCaches()
        .get(0);
  }

  @Test
  void aCacheComesWithOneEndpointInCapitals() {
    var made =
        home()
            .createServerlessCache(r -> r.serverlessCacheName("Basket").engine("redis"))
            .serverlessCache();
    assertThat(made.status()).isEqualTo("CREATING");
    assertThat(made.endpoint()).isNull();
    assertThat(made.arn()).isEqualTo(ARN + "serverlesscache:basket");
    cloud.settle();
    var there = cache("BASKET");
    assertThat(there.status()).isEqualTo("AVAILABLE");
    assertThat(there.endpoint()).isEqualTo(there.readerEndpoint()).isNotNull();
    assertThat(there.fullEngineVersion()).startsWith(there.majorEngineVersion() + ".");
    assertThat(
            refusal(
                () ->
                    home()
                        .createServerlessCache(
                            r -> r.serverlessCacheName("basket").engine("redis"))))
        .isEqualTo("ServerlessCacheAlreadyExistsFault 400");
    assertThat(
            refusal(
                () ->
                    home()
                        .createServerlessCache(r -> r.serverlessCacheName("b--t").engine("redis"))))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(refusal(() -> cache("none"))).isEqualTo("ServerlessCacheNotFoundFault 404");
  }

  @Test
  void aRegionHasFortyInPages() {
    for (int i = 1; i <= 40; i++) {
      String name = "basket-%02d".formatted(i);
      home().createServerlessCache(r -> r.serverlessCacheName(name).engine("redis"));
    }
    assertThat(
            refusal(
                () ->
                    home()
                        .createServerlessCache(r -> r.serverlessCacheName("more").engine("redis"))))
        .isEqualTo("ServerlessCacheQuotaForCustomerExceededFault 400");
    var names = new ArrayList<String>();
    home()
        .describeServerlessCachesPaginator(r -> r.maxResults(15))
        .serverlessCaches()
        .forEach(each -> names.add(each.serverlessCacheName()));
    assertThat(names).hasSize(40).doesNotHaveDuplicates().isSorted();
    assertThat(says(() -> home().describeServerlessCaches(r -> r.maxResults(51))))
        .contains("MaxResults must be between 1 and 50");
    cloud.settle();
  }

  @Test
  void takesNoOtherCallWhileItIsBackedUp() {
    basket();
    var taken = snap("Frozen");
    assertThat(taken.status()).isEqualTo("creating");
    assertThat(taken.serverlessCacheSnapshotName()).isEqualTo("frozen");
    assertThat(taken.bytesUsedForCache()).isNull();
    assertThat(cache("basket").status()).isEqualTo("AVAILABLE");
    assertThat(refusal(() -> snap("second"))).isEqualTo("InvalidServerlessCacheStateFault 400");
    assertThat(refusal(() -> home().deleteServerlessCache(r -> r.serverlessCacheName("basket"))))
        .isEqualTo("InvalidServerlessCacheStateFault 400");
    assertThat(
            refusal(
                () ->
                    home()
                        .listTagsForResource(r -> r.resourceName(ARN + "serverlesscache:basket"))))
        .isEqualTo("InvalidServerlessCacheStateFault 400");
    cloud.settle();
    var done = described("frozen");
    assertThat(done.status()).isEqualTo("available");
    assertThat(Long.parseLong(done.bytesUsedForCache())).isPositive();
    assertThat(done.serverlessCacheConfiguration().engine()).isEqualTo("redis");
    assertThat(home().listTagsForResource(r -> r.resourceName(done.arn())).tagList())
        .extracting(Tag::value)
        .containsExactly("a");
    assertThat(refusal(() -> snap("frozen")))
        .isEqualTo("ServerlessCacheSnapshotAlreadyExistsFault 400");
    assertThat(home().describeEvents().events())
        .anySatisfy(event -> assertThat(event.sourceIdentifier()).isEqualTo("frozen"));
  }

  private ServerlessCacheSnapshot described(String name) {
    return home()
        .describeServerlessCacheSnapshots(r -> r.serverlessCacheSnapshotName(name))
        .serverlessCacheSnapshots()
        .get(0);
  }

  @Test
  void twentyFourSnapshotsADayAndNoMore() {
    basket();
    for (int i = 1; i <= 24; i++) {
      snap("s-" + i);
      cloud.settle();
    }
    assertThat(refusal(() -> snap("more")))
        .isEqualTo("ServerlessCacheSnapshotQuotaExceededFault 400");
    cloud.pass(Duration.ofDays(1));
    assertThat(snap("more").status()).isEqualTo("creating");
    cloud.settle();
  }

  @Test
  void anExportIsOneFileInAFolder() {
    assertThat(exported()).containsExactly("frozen/frozen-0001.rdb");
  }

  @Test
  void orOneFileWithoutAFolder() {
    cloud.close();
    cloud =
        Cloud.open(
            Options.defaults()
                .withServerless(new ServerlessOptions(ExportKey.FLAT, Options.Choice.REFUSE)));
    assertThat(exported()).containsExactly("frozen-0001.rdb");
  }

  private List<String> exported() {
    var bucket = cloud.bucket("exports", Cloud.HOME);
    frozen();
    home()
        .exportServerlessCacheSnapshot(
            r -> r.serverlessCacheSnapshotName("frozen").s3BucketName("exports"));
    assertThat(
            refusal(
                () ->
                    home()
                        .deleteServerlessCacheSnapshot(
                            r -> r.serverlessCacheSnapshotName("frozen"))))
        .isEqualTo("InvalidServerlessCacheSnapshotStateFault 400");
    cloud.settle();
    assertThat(
            says(
                () ->
                    home()
                        .exportServerlessCacheSnapshot(
                            r -> r.serverlessCacheSnapshotName("frozen").s3BucketName("exports"))))
        .contains("already contains an object with key");
    return List.copyOf(bucket.objects().keySet());
  }

  @Test
  void aCopyOutlivesItsSourceAndTheCache() {
    frozen();
    home()
        .copyServerlessCacheSnapshot(
            r ->
                r.sourceServerlessCacheSnapshotName("frozen")
                    .targetServerlessCacheSnapshotName("twice"));
    cloud.settle();
    home().deleteServerlessCacheSnapshot(r -> r.serverlessCacheSnapshotName("frozen"));
    home().deleteServerlessCache(r -> r.serverlessCacheName("basket").finalSnapshotName("last"));
    cloud.settle();
    cloud.settle();
    assertThat(refusal(() -> cache("basket"))).isEqualTo("ServerlessCacheNotFoundFault 404");
    assertThat(
            home()
                .describeServerlessCacheSnapshots(r -> r.serverlessCacheName("basket"))
                .serverlessCacheSnapshots())
        .extracting(ServerlessCacheSnapshot::serverlessCacheSnapshotName)
        .containsExactly("last", "twice");
  }

  @Test
  void aSnapshotBecomesAnotherServerlessCacheOrAGroup() {
    frozen();
    home()
        .createServerlessCache(
            r ->
                r.serverlessCacheName("thawed")
                    .engine("redis")
                    .snapshotArnsToRestore(ARN + "serverlesscachesnapshot:frozen"));
    home()
        .createReplicationGroup(
            plain("nodes")
                .andThen(
                    r -> r.serverlessCacheSnapshotName("frozen").automaticFailoverEnabled(true)));
    cloud.settle();
    assertThat(cloud.keys(Cloud.HOME, "serverless/thawed").get("cart:1")).contains("two apples");
    assertThat(cloud.keys(Cloud.HOME, "nodes").get("cart:1")).contains("two apples");
    assertThat(cloud.group("nodes").clusterEnabled()).isTrue();
    assertThat(described("frozen").status()).isEqualTo("available");
  }

  @Test
  void aFileOfItBecomesAGroupInAnotherRegion() {
    var bucket = cloud.bucket("exports", Cloud.AWAY);
    frozen();
    var file =
        cloud.service().estate(Cloud.ACCOUNT, Cloud.HOME).serverlessSnapshot("frozen").file();
    bucket.putIfAbsent("f.rdb", file.orElseThrow(), cloud.now());
    cloud
        .away()
        .createReplicationGroup(
            plain("nodes")
                .andThen(
                    r ->
                        r.snapshotArns("arn:aws:s3:::exports/f.rdb")
                            .automaticFailoverEnabled(true)
                            .nodeGroupConfiguration(
                                NodeGroupConfiguration.builder().slots("0-16383").build())));
    cloud.settle();
    assertThat(cloud.keys(Cloud.AWAY, "nodes").get("cart:1")).contains("two apples");
  }

  @Test
  void filesInS3AreRestoredToServerlessOnlyWhereThatIsChosen() {
    assertThat(fromS3()).contains("is not the ARN of a snapshot here");
    cloud.close();
    cloud =
        Cloud.open(
            Options.defaults()
                .withServerless(new ServerlessOptions(ExportKey.FOLDER, Options.Choice.ACCEPT)));
    assertThat(fromS3()).isEqualTo("two apples");
  }

  private String fromS3() {
    var bucket = cloud.bucket("exports", Cloud.HOME);
    frozen();
    var file =
        cloud.service().estate(Cloud.ACCOUNT, Cloud.HOME).serverlessSnapshot("frozen").file();
    bucket.putIfAbsent("f.rdb", file.orElseThrow(), cloud.now());
    try {
      home()
          .createServerlessCache(
              r ->
                  r.serverlessCacheName("thawed")
                      .engine("redis")
                      .snapshotArnsToRestore("arn:aws:s3:::exports/f.rdb"));
    } catch (software.amazon.awssdk.services.elasticache.model.ElastiCacheException refused) {
      return refused.awsErrorDetails().errorMessage();
    }
    cloud.settle();
    return cloud.keys(Cloud.HOME, "serverless/thawed").get("cart:1").orElseThrow();
  }

  @Test
  void settingsAreChangedForAWhileInWhichNothingElseIsTaken() {
    home().createServerlessCache(r -> r.serverlessCacheName("tuned").engine("redis"));
    cloud.settle();
    home()
        .modifyServerlessCache(
            r ->
                r.serverlessCacheName("tuned")
                    .snapshotRetentionLimit(5)
                    .dailySnapshotTime("04:30"));
    assertThat(cache("tuned").status()).isEqualTo("MODIFYING");
    assertThat(refusal(() -> home().deleteServerlessCache(r -> r.serverlessCacheName("tuned"))))
        .startsWith("InvalidServerlessCacheStateFault");
    cloud.settle();
    assertThat(cache("tuned").status()).isEqualTo("AVAILABLE");
    assertThat(cache("tuned").snapshotRetentionLimit()).isEqualTo(5);
    assertThat(cache("tuned").dailySnapshotTime()).isEqualTo("04:30");
  }

  @Test
  void memcachedIsKeptAndComesBackAsMemcachedOnly() {
    home().createServerlessCache(r -> r.serverlessCacheName("pages").engine("memcached"));
    frozen();
    assertThat(cache("pages").status()).isEqualTo("AVAILABLE");
    home()
        .createServerlessCacheSnapshot(
            r -> r.serverlessCacheSnapshotName("p").serverlessCacheName("pages"));
    cloud.settle();
    var export =
        says(
            () ->
                home()
                    .exportServerlessCacheSnapshot(
                        r -> r.serverlessCacheSnapshotName("p").s3BucketName("exports")));
    assertThat(export).contains("Memcached cannot be exported");
    home()
        .createServerlessCache(
            r ->
                r.serverlessCacheName("back")
                    .engine("memcached")
                    .snapshotArnsToRestore(ARN + "serverlesscachesnapshot:p"));
    cloud.settle();
    assertThat(cache("back").status()).isEqualTo("AVAILABLE");
    assertThat(
            refusal(
                () ->
                    home()
                        .createServerlessCache(
                            r ->
                                r.serverlessCacheName("wrong")
                                    .engine("memcached")
                                    .snapshotArnsToRestore(
                                        ARN + "serverlesscachesnapshot:frozen"))))
        .isEqualTo("InvalidParameterCombination 400");
  }

  @Test
  void aDarkRegionStopsItsServerlessCachesToo() {
    basket();
    var nodes = cloud.service().dataPlane();
    nodes.darken(Cloud.HOME);
    assertThat(nodes.running(Cloud.HOME)).hasSize(1);
    assertThat(nodes.running(Cloud.AWAY)).isEmpty();
    nodes.lighten(Cloud.HOME);
  }
}
