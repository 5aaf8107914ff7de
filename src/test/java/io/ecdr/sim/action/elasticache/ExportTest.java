package io.ecdr.sim.action.elasticache;

import static io.ecdr.sim.action.elasticache.Cloud.plain;
import static io.ecdr.sim.action.elasticache.Cloud.refusal;
import static io.ecdr.sim.action.elasticache.Cloud.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.world.s3.BucketPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports to S3: one object per shard, and the documented refusals. */
class ExportTest {

  private final Cloud cloud = Cloud.open();

  @BeforeEach
  void aSnapshotOfTwoShards() {
    cloud.enabled("carts", 2, 0);
    cloud.keys(Cloud.HOME, "carts").put("k", "v");
    cloud.snap("carts", "snap");
  }

  @AfterEach
  void noLifecycleWasBroken() {
    cloud.close();
  }

  private Object export(String bucket) {
    return cloud
        .home()
        .copySnapshot(
            r -> r.sourceSnapshotName("snap").targetSnapshotName("out").targetBucket(bucket));
  }

  @Test
  void writesOneObjectPerShardWhileTheSnapshotIsCopying() {
    var bucket = cloud.bucket("exports", Cloud.HOME);
    export("exports");
    assertThat(cloud.snapshot("snap").snapshotStatus()).isEqualTo("copying");
    assertThat(bucket.objects()).isEmpty();
    cloud.settle();
    assertThat(cloud.snapshot("snap").snapshotStatus()).isEqualTo("available");
    assertThat(bucket.objects().keySet()).containsExactly("out-0001.rdb", "out-0002.rdb");
    assertThat(bucket.objects().values()).allSatisfy(o -> assertThat(o.body().size()).isPositive());
    assertThat(cloud.home().describeSnapshots().snapshots()).hasSize(1);
  }

  @Test
  void withoutClusterModeTheKeyEndsInTheOnlyShard() {
    cloud.disabled("orders", 1);
    cloud.snap("orders", "single");
    var bucket = cloud.bucket("exports", Cloud.HOME);
    cloud
        .home()
        .copySnapshot(
            r -> r.sourceSnapshotName("single").targetSnapshotName("One").targetBucket("exports"));
    cloud.settle();
    assertThat(bucket.objects().keySet()).containsExactly("one-0001.rdb");
  }

  @Test
  void refusesABucketThatDoesNotExist() {
    assertThat(says(() -> export("nowhere"))).isEqualTo("The S3 bucket nowhere does not exist.");
    assertThat(refusal(() -> export("nowhere"))).isEqualTo("InvalidParameterValue 400");
    assertThat(refusal(() -> export("No_Bucket"))).isEqualTo("InvalidParameterValue 400");
  }

  @Test
  void refusesABucketOfAnotherRegion() {
    cloud.bucket("elsewhere", Cloud.AWAY);
    assertThat(says(() -> export("elsewhere")))
        .isEqualTo("The S3 bucket elsewhere is outside of the region.");
  }

  @Test
  void refusesABucketOfAnotherAccount() {
    cloud.foreignBucket("theirs", Cloud.HOME);
    assertThat(says(() -> export("theirs")))
        .isEqualTo("The S3 bucket theirs is not owned by the authenticated user.");
  }

  @ParameterizedTest
  @CsvSource({
    "READ, s3:PutObject|s3:GetObject|s3:GetBucketAcl",
    "READ, s3:PutObject|s3:ListBucket|s3:GetBucketAcl",
    "WRITE, s3:GetObject|s3:ListBucket|s3:GetBucketAcl",
    "READ_ACP, s3:GetObject|s3:ListBucket|s3:PutObject",
  })
  void refusesWhatThePolicyDoesNotGrant(String grant, String actions) {
    cloud.bucket("exports", Cloud.HOME, actions.split("\\|"));
    assertThat(says(() -> export("exports")))
        .isEqualTo(
            "ElastiCache has not been granted " + grant + " permissions exports on the S3 Bucket.");
  }

  @ParameterizedTest
  @CsvSource({"elasticache.amazonaws.com", "eu-west-1.elasticache-snapshot.amazonaws.com"})
  void refusesAPolicyForTheWrongPrincipal(String principal) {
    var bucket = cloud.bucket("exports", Cloud.HOME, new String[0]);
    String text =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"%s"},
         "Action":"s3:*","Resource":["arn:aws:s3:::exports","arn:aws:s3:::exports/*"]}]}
        """
            .formatted(principal);
    bucket.settings().policy(Optional.of(BucketPolicy.parse(text, "exports")));
    assertThat(says(() -> export("exports"))).contains("has not been granted READ permissions");
  }

  @Test
  void neverOverwritesAnObject() {
    cloud.bucket("exports", Cloud.HOME);
    export("exports");
    cloud.settle();
    assertThat(says(() -> export("exports")))
        .isEqualTo("The S3 bucket exports already contains an object with key out-0001.rdb.");
  }

  @Test
  void refusesASnapshotThatIsBusyAndDataTiering() {
    cloud.bucket("exports", Cloud.HOME);
    export("exports");
    assertThat(refusal(() -> export("exports"))).isEqualTo("InvalidSnapshotState 400");
    cloud.settle();
    cloud.make(
        plain("tiered")
            .andThen(r -> r.cacheNodeType("cache.r6gd.xlarge").dataTieringEnabled(true)));
    cloud.snap("tiered", "cold");
    assertThat(
            says(
                () ->
                    cloud
                        .home()
                        .copySnapshot(
                            r ->
                                r.sourceSnapshotName("cold")
                                    .targetSnapshotName("x")
                                    .targetBucket("exports"))))
        .contains("data tiering");
  }

  @Test
  void aStuckExportGoesOnOnceTheFaultIsCleared() {
    var bucket = cloud.bucket("exports", Cloud.HOME);
    cloud.breakWith("stuck", "export");
    export("exports");
    cloud.pass(Duration.ofHours(3));
    assertThat(cloud.snapshot("snap").snapshotStatus()).isEqualTo("copying");
    cloud.mend();
    cloud.pass(Duration.ofSeconds(2));
    assertThat(bucket.objects()).hasSize(2);
    assertThat(cloud.snapshot("snap").snapshotStatus()).isEqualTo("available");
  }

  @Test
  void refusesTagsAndKeysOnAnExport() {
    cloud.bucket("exports", Cloud.HOME);
    assertThat(
            refusal(
                () ->
                    cloud
                        .home()
                        .copySnapshot(
                            r ->
                                r.sourceSnapshotName("snap")
                                    .targetSnapshotName("out")
                                    .targetBucket("exports")
                                    .kmsKeyId("key"))))
        .isEqualTo("InvalidParameterCombination 400");
  }
}
