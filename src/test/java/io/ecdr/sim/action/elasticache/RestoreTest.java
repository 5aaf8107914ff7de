package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static io.ecdr.sim.action.elasticache.Cloud.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.StoredObject.Encryption;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.NodeGroup;
import software.amazon.awssdk.services.elasticache.model.NodeGroupConfiguration;

/** New groups out of snapshots and out of files in S3. */
class RestoreTest {

  private Cloud cloud = Cloud.open();

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  /** Keys in two shards, exported to a bucket. */
  private Bucket exported() {
    cloud.enabled("carts", 2, 1);
    for (int i = 0; i < 100; i++) {
      cloud.keys(Cloud.HOME, "carts").put("key-" + i, "value-" + i);
    }
    cloud.snap("carts", "snap");
    Bucket bucket = cloud.bucket("exports", Cloud.HOME);
    cloud
        .home()
        .copySnapshot(
            r -> r.sourceSnapshotName("snap").targetSnapshotName("out").targetBucket("exports"));
    cloud.settle();
    return bucket;
  }

  private static Consumer<CreateReplicationGroupRequest.Builder> files(String id, String... arns) {
    return plain(id)
        .andThen(r -> r.snapshotArns(arns).automaticFailoverEnabled(true))
        .andThen(
            r ->
                r.nodeGroupConfiguration(
                    shard("0001", "0-99"), shard("0002", "100-8000"), shard("0003", "8001-16383")));
  }

  private static NodeGroupConfiguration shard(String id, String slots) {
    return NodeGroupConfiguration.builder().nodeGroupId(id).slots(slots).build();
  }

  private static final String[] BOTH = {
    "arn:aws:s3:::exports/out-0001.rdb", "arn:aws:s3:::exports/out-0002.rdb"
  };

  @Test
  void takesShardsSlotsAndSettingsFromTheSnapshot() {
    exported();
    cloud
        .home()
        .createReplicationGroup(
            r ->
                r.replicationGroupId("again")
                    .replicationGroupDescription("d")
                    .automaticFailoverEnabled(true)
                    .snapshotName("snap"));
    assertThat(cloud.snapshot("snap").snapshotStatus()).isEqualTo("restoring");
    cloud.settle();
    var group = cloud.group("again");
    assertThat(group.status()).isEqualTo("available");
    assertThat(group.cacheNodeType()).isEqualTo(Cloud.TYPE);
    assertThat(group.nodeGroups())
        .extracting(NodeGroup::slots)
        .containsExactly("0-8191", "8192-16383");
    assertThat(group.memberClusters()).hasSize(4);
    assertThat(cloud.keys(Cloud.HOME, "again").keys()).hasSize(100);
    assertThat(cloud.snapshot("snap").snapshotStatus()).isEqualTo("available");
  }

  @Test
  void putsKeysFromFilesIntoOtherShards() {
    exported();
    cloud.make(files("again", BOTH));
    assertThat(cloud.group("again").status()).isEqualTo("available");
    assertThat(cloud.keys(Cloud.HOME, "again").get("key-7")).contains("value-7");
    assertThat(cloud.keys(Cloud.HOME, "again").keys()).hasSize(100);
  }

  @Test
  void needsSlotsForFilesIntoClusterMode() {
    exported();
    assertThat(
            says(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(
                            plain("again")
                                .andThen(
                                    r ->
                                        r.snapshotArns(BOTH)
                                            .numNodeGroups(2)
                                            .automaticFailoverEnabled(true)))))
        .isEqualTo(
            "Slots must be provided when restoring from snapshot ARNs with cluster mode enabled");
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(
                            plain("again")
                                .andThen(
                                    r ->
                                        r.snapshotArns(BOTH)
                                            .numNodeGroups(2)
                                            .automaticFailoverEnabled(true)))))
        .isEqualTo("InvalidParameterCombination 400");
  }

  @Test
  void refusesWhatIsNoArnOfAnObject() {
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(files("again", "arn:aws:s3:::exports/a,b.rdb"))))
        .isEqualTo("InvalidParameterValue 400");
    assertThat(
            refusal(
                () -> cloud.home().createReplicationGroup(files("again", "s3://exports/a.rdb"))))
        .isEqualTo("InvalidParameterValue 400");
  }

  /** The group fails, keeps its name, and only the events of its nodes tell why. */
  private void assertFails(String id, String why) {
    assertThat(cloud.group(id).status()).isEqualTo("create-failed");
    String node = cloud.group(id).memberClusters().get(0);
    assertThat(
            cloud
                .home()
                .describeCacheClusters(r -> r.cacheClusterId(node))
                .cacheClusters()
                .get(0)
                .cacheClusterStatus())
        .isEqualTo("restore-failed");
    assertThat(
            cloud
                .home()
                .describeEvents(r -> r.sourceType("cache-cluster").sourceIdentifier(node))
                .events()
                .get(0)
                .message())
        .contains(why);
    assertThat(
            cloud
                .home()
                .describeEvents(r -> r.sourceType("replication-group").sourceIdentifier(id))
                .events())
        .isEmpty();
    assertThat(refusal(() -> cloud.home().createReplicationGroup(plain(id))))
        .isEqualTo("ReplicationGroupAlreadyExists 400");
    cloud.home().deleteReplicationGroup(r -> r.replicationGroupId(id));
    cloud.settle();
    assertThat(refusal(() -> cloud.home().describeReplicationGroups(r -> r.replicationGroupId(id))))
        .isEqualTo("ReplicationGroupNotFoundFault 404");
  }

  @Test
  void failsOnAFileThatIsMissingUnreadableElsewhereOrEncryptedWithKms() {
    Bucket bucket = exported();
    cloud.make(files("missing", "arn:aws:s3:::exports/none.rdb"));
    assertFails("missing", "s3://exports/none.rdb does not exist");
    cloud.make(files("nowhere", "arn:aws:s3:::none/none.rdb"));
    assertFails("nowhere", "the S3 bucket none does not exist");
    cloud.bucket("far", Cloud.AWAY);
    cloud.make(files("elsewhere", "arn:aws:s3:::far/none.rdb"));
    assertFails("elsewhere", "outside of the region");
    cloud.bucket("shut", Cloud.HOME, "s3:ListBucket", "s3:GetBucketAcl");
    cloud.make(files("unreadable", "arn:aws:s3:::shut/none.rdb"));
    assertFails("unreadable", "not permitted to read s3://shut/none.rdb");
    bucket.settings().encryption(new Encryption("aws:kms", Optional.of("key"), false));
    Blob file = bucket.find("out-0001.rdb").orElseThrow().body();
    bucket.putIfAbsent("kms.rdb", file, cloud.now());
    cloud.make(files("secret", "arn:aws:s3:::exports/kms.rdb"));
    assertFails("secret", "encrypted with a KMS key");
  }

  @Test
  void failsOnADamagedFile() {
    Bucket bucket = exported();
    bucket.putIfAbsent("bad.rdb", Blob.of(new byte[] {1, 2, 3}), cloud.now());
    cloud.make(files("damaged", "arn:aws:s3:::exports/bad.rdb"));
    assertFails("damaged", "damaged or is not an RDB file");
  }

  @Test
  void failsOnANodeThatIsTooSmall() {
    cloud.close();
    cloud = Cloud.open(Options.defaults().withNodeMemory("cache.t4g.micro", 1000));
    exported();
    cloud.make(files("small", BOTH).andThen(r -> r.cacheNodeType("cache.t4g.micro")));
    assertFails("small", "does not fit");
  }

  @Test
  void failsOnSeveralDatabasesIntoClusterModeAndRefusesTheWayBack() {
    cloud.disabled("orders", 1);
    cloud.keys(Cloud.HOME, "orders").put(3, "k", "v", Optional.empty());
    cloud.snap("orders", "many");
    cloud.make(
        plain("again")
            .andThen(
                r ->
                    r.snapshotName("many")
                        .cacheParameterGroupName("default.redis7.cluster.on")
                        .numNodeGroups(2)
                        .automaticFailoverEnabled(true)));
    assertFails("again", "several databases");
    assertThat(cloud.snapshot("many").snapshotStatus()).isEqualTo("available");
    cloud.enabled("carts", 2, 0);
    cloud.snap("carts", "two");
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(
                            plain("back")
                                .andThen(
                                    r ->
                                        r.snapshotName("two")
                                            .cacheParameterGroupName("default.redis7")))))
        .isEqualTo("InvalidParameterCombination 400");
  }

  @Test
  void refusesASnapshotThatIsNotReadyAndDataTieringIntoOtherNodes() {
    cloud.disabled("orders", 1);
    cloud.home().createSnapshot(r -> r.snapshotName("s").cacheClusterId("orders-001"));
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(plain("again").andThen(r -> r.snapshotName("s")))))
        .isEqualTo("InvalidSnapshotState 400");
    cloud.settle();
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .createReplicationGroup(
                            plain("again")
                                .andThen(
                                    r ->
                                        r.snapshotName("s")
                                            .cacheNodeType("cache.r6gd.xlarge")
                                            .dataTieringEnabled(true)))))
        .isEqualTo("InvalidParameterCombination 400");
  }
}
