package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.sim.SimulatorOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Copies of snapshots and backups as they are typed; each test has targets of its own. */
class CopyTypedTest extends TypedGround {

  private static final String OTHER = "444455556666";
  private static final String SNAPSHOT =
      "backup copy before-work --region us-east-1 --bucket exports";
  private static final String BACKUP =
      "backup copy orders@latest --dr-region eu-west-1 --dr-bucket dr-eu";

  @BeforeAll
  void makeACacheASnapshotAndABackup() {
    for (var line :
        List.of(
            "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
                + " ReplicationGroupId=orders ReplicationGroupDescription=orders Engine=redis"
                + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private"
                + " CacheParameterGroupName=default.redis7.cluster.on NumNodeGroups=2"
                + " ReplicasPerNodeGroup=1 AutomaticFailoverEnabled=true",
            "sim wait orders --region us-east-1",
            "sim call elasticache CreateSnapshot --region us-east-1 --quiet"
                + " SnapshotName=before-work ReplicationGroupId=orders",
            "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
                + " --dr-bucket dr-eu --yes")) {
      types(line, 0);
    }
  }

  private void bucket(String name, String region) {
    types("sim bucket " + name + " --region " + region, 0);
  }

  private S3Client client(String account, String region) {
    return S3Client.builder()
        .endpointOverride(simulator.endpoint())
        .forcePathStyle(true)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "secret")))
        .build();
  }

  private List<String> names(String account, String region, String bucket) {
    return client(account, region).listObjectsV2(r -> r.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .map(key -> key.substring(key.lastIndexOf('/') + 1))
        .sorted()
        .toList();
  }

  private List<String> names(String region, String bucket) {
    return names(SimulatorOptions.DEFAULT_ACCOUNT, region, bucket);
  }

  private Value.Fields backup(String region, String bucket) {
    var all =
        types("backup list --dr-region " + region + " --dr-bucket " + bucket + " -o json", 0)
            .data()
            .list("backups");
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private Value.Fields manifest(String region, String bucket) {
    var client = client(SimulatorOptions.DEFAULT_ACCOUNT, region);
    var key =
        client.listObjectsV2(r -> r.bucket(bucket)).contents().stream()
            .map(S3Object::key)
            .filter(k -> k.endsWith("manifest.json"))
            .findFirst()
            .orElseThrow();
    return Json.read(client.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String());
  }

  @Test
  void aSnapshotBecomesABackupInEachTarget() {
    bucket("from-snapshot", "eu-west-1");
    bucket("beside", "us-east-1");

    types(SNAPSHOT + " --to eu-west-1=from-snapshot --to us-east-1=beside --yes", 0);

    for (var place : List.of("eu-west-1 from-snapshot", "us-east-1 beside")) {
      var words = place.split(" ");
      var backup = backup(words[0], words[1]);
      assertThat(backup.text("id").orElseThrow()).startsWith("orders-");
      assertThat(backup.text("proof")).contains("checked");
      assertThat(names(words[0], words[1]))
          .contains("0001.rdb", "0002.rdb", "check.json", "manifest.json");
      var shards = manifest(words[0], words[1]).list("shards");
      assertThat(shards).hasSize(2);
      assertThat(shards)
          .allMatch(s -> s.text("slots").isPresent() && s.number("bytes").orElse(0L) > 0);
    }
  }

  @Test
  void aBackupIsCarriedOnAsItIsAndASecondTimeThereIsNothingToDo() {
    bucket("second", "us-east-1");
    var line = BACKUP + " --to us-east-1=second";

    types(line + " --yes", 0);

    assertThat(backup("us-east-1", "second").text("id"))
        .isEqualTo(backup("eu-west-1", "dr-eu").text("id"));
    var there = manifest("us-east-1", "second").without("written");
    assertThat(there).isEqualTo(manifest("eu-west-1", "dr-eu").without("written"));
    var again = types(line + " --yes", 0);
    assertThat(again.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(types(line + " --dry-run --detailed-exitcode", 0).out()).contains("nothing to do");
  }

  @Test
  void aFileThatIsNotTheManifestsIsFoundBeforeAnythingIsCopied() {
    bucket("altered", "us-east-1");
    bucket("untouched", "eu-west-1");
    types(BACKUP + " --to us-east-1=altered --yes", 0);
    var client = client(SimulatorOptions.DEFAULT_ACCOUNT, "us-east-1");
    var key =
        client.listObjectsV2(r -> r.bucket("altered")).contents().stream()
            .map(S3Object::key)
            .filter(k -> k.endsWith("0002.rdb"))
            .findFirst()
            .orElseThrow();
    var bytes = client.getObjectAsBytes(r -> r.bucket("altered").key(key)).asByteArray();
    bytes[bytes.length / 2]++;
    client.putObject(r -> r.bucket("altered").key("draft"), RequestBody.fromBytes(bytes));
    client.copyObject(
        r ->
            r.sourceBucket("altered")
                .sourceKey("draft")
                .destinationBucket("altered")
                .destinationKey(key)
                .checksumAlgorithm("CRC64NVME"));

    var refused =
        types(
            "backup copy orders@latest --dr-region us-east-1 --dr-bucket altered"
                + " --to eu-west-1=untouched --yes",
            11);

    assertThat(refused.err()).contains(key + " has CRC64NVME:").contains("ecdr backup verify");
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(names("eu-west-1", "untouched")).isEmpty();
  }

  @Test
  void severalTargetsAreCopiedToSideBySide() {
    bucket("left", "us-east-1");
    bucket("right", "eu-west-1");
    var line = BACKUP + " --to us-east-1=left --to eu-west-1=right";

    assertThat(types(line + " --dry-run -o json", 0).out()).contains("copy-left", "copy-right");
    var done = types(line + " --yes -o json", 0);

    assertThat(done.data().fields("report").list("lanes")).hasSize(2);
    for (var place : List.of("us-east-1 left", "eu-west-1 right")) {
      var words = place.split(" ");
      assertThat(backup(words[0], words[1]).text("proof")).contains("checked");
    }
  }

  @Test
  void smallFilesTakeFewCalls() {
    bucket("few", "us-east-1");

    var done = types(BACKUP + " --to us-east-1=few --yes", 0);

    var ofFiles =
        done.wire().stream().filter(w -> w.path().matches("/(few|dr-eu)/.*\\.rdb")).toList();
    // Of each: a look at the source, the copy, and the check's look and one read.
    assertThat(ofFiles).hasSize(2 * 4);
  }

  @Test
  void anotherAccountsBucketIsReachedWithItsOwnCredentialsAndItsOwnerIsAlwaysSaid() {
    vault("vault");
    readableFor(OTHER);
    var line = BACKUP + " --to eu-west-1=vault --dr-profile " + OTHER;

    var shown = types(line + " --dr-account " + OTHER + " --dry-run", 0);
    var done = types(line + " --yes", 0);

    assertThat(shown.out())
        .contains("owned by account " + OTHER)
        .contains("as profile " + OTHER)
        .contains("ExpectedBucketOwner");
    assertThat(names(OTHER, "eu-west-1", "vault"))
        .contains("0001.rdb", "0002.rdb", "check.json", "manifest.json");
    assertThat(done.wire())
        .filteredOn(w -> w.path().startsWith("/vault/"))
        .isNotEmpty()
        .allMatch(w -> w.expectedOwner().equals(OTHER));

    var verify =
        "backup verify orders@latest --deep --dr-region eu-west-1 --dr-bucket vault --dr-profile "
            + OTHER;
    var verified = types(verify + " --yes", 0);
    assertThat(verified.wire())
        .filteredOn(w -> w.path().startsWith("/vault/"))
        .isNotEmpty()
        .allMatch(w -> w.expectedOwner().equals(OTHER));
    assertThat(types(verify + " --dr-account 777788889999 --yes", 2).err())
        .contains("profile " + OTHER + " is of account " + OTHER);
  }

  /** A bucket of the other account, set up with ecdr itself. */
  private void vault(String name) {
    var client = client(OTHER, "eu-west-1");
    client.createBucket(
        r -> r.bucket(name).createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
    client.putBucketPolicy(
        r ->
            r.bucket(name)
                .policy(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"Service\":\"eu-west-1.elasticache-snapshot.amazonaws.com\"},"
                        + "\"Action\":[\"s3:GetObject\",\"s3:ListBucket\",\"s3:GetBucketAcl\"],"
                        + "\"Resource\":[\"arn:aws:s3:::"
                        + name
                        + "\",\"arn:aws:s3:::"
                        + name
                        + "/*\"]}]}"));
  }

  private void readableFor(String account) {
    var client = client(SimulatorOptions.DEFAULT_ACCOUNT, "eu-west-1");
    var policy = client.getBucketPolicy(r -> r.bucket("dr-eu")).policy().strip();
    client.putBucketPolicy(
        r ->
            r.bucket("dr-eu")
                .policy(
                    policy.substring(0, policy.lastIndexOf(']'))
                        + ",{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                        + account
                        + "\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::dr-eu/*\"}]}"));
  }

  @Test
  void nothingIsCopiedOrExportedIntoABucketThatIsOpenToEverybody() {
    bucket("open", "us-east-1");
    var client = client(SimulatorOptions.DEFAULT_ACCOUNT, "us-east-1");
    var own = client.getBucketPolicy(r -> r.bucket("open")).policy().strip();
    client.deletePublicAccessBlock(r -> r.bucket("open"));
    client.putBucketPolicy(
        r ->
            r.bucket("open")
                .policy(
                    own.substring(0, own.lastIndexOf(']'))
                        + ",{\"Sid\":\"Site\",\"Effect\":\"Allow\",\"Principal\":\"*\","
                        + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::open/*\"}]}"));

    for (var line :
        List.of(
            BACKUP + " --to us-east-1=open",
            "backup copy before-work --region us-east-1 --bucket open --to eu-west-1=dr-eu",
            "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket open"
                + " --dr-bucket dr-eu")) {
      var refused = types(line + " --yes", 11);
      assertThat(refused.err())
          .contains("statement 'Site' lets everybody in")
          .contains("ecdr backup bucket --region us-east-1 --name open");
      assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    }
    assertThat(names("us-east-1", "open")).isEmpty();

    client.putPublicAccessBlock(
        r -> r.bucket("open").publicAccessBlockConfiguration(c -> c.restrictPublicBuckets(true)));
    var kept = types(BACKUP + " --to us-east-1=open --yes -o json", 0);
    assertThat(kept.sent()).anyMatch(s -> !s.readsOnly());
  }

  @Test
  void whatTheOtherAccountMayNotReadIsToldBeforeAnythingIsSent() {
    vault("blind");
    bucket("shut", "us-east-1");
    types(BACKUP + " --to us-east-1=shut --yes", 0);

    var refused =
        types(
            "backup copy orders@latest --dr-region us-east-1 --dr-bucket shut --to eu-west-1=blind"
                + " --dr-profile "
                + OTHER
                + " --yes",
            11);

    assertThat(refused.err()).contains("s3:HeadObject").contains("in the policy of bucket shut");
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
  }

  @Test
  void anAccountThatIsNotTheBucketsOwnerIsRefused() {
    bucket("ours", "eu-west-1");

    var refused = types(SNAPSHOT + " --to eu-west-1=ours --dr-account 777788889999 --yes", 11);

    assertThat(refused.err()).contains("ours").contains("777788889999");
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backup copy nothing --region us-east-1 --bucket exports --to eu-west-1=dr-eu | 30 | nothing",
        "backup copy automatic.orders-2026-11-23-03-00 --region us-east-1 --bucket exports --to"
            + " eu-west-1=dr-eu | 30 | automatic.orders-2026-11-23-03-00",
        "backup copy before-work --region us-east-1 --to eu-west-1=dr-eu | 2 | --bucket",
        "backup copy orders@latest --to eu-west-1=dr-eu | 2 | --dr-bucket",
        "backup copy orders@latest --dr-region eu-west-1 --dr-bucket dr-eu --to eu-west-1=dr-eu"
            + " | 2 | dr-eu",
        "backup copy orders@latest --dr-region eu-west-1 --dr-bucket dr-eu --to eu-west-1 | 2 |"
            + " eu-west-1=my-bucket",
        "backup copy orders@latest --dr-region eu-west-1 --dr-bucket dr-eu --to"
            + " us-east-1=nowhere-at-all | 11 | nowhere-at-all",
        "backup copy orders@latest --dr-region eu-west-1 --dr-bucket dr-eu --to us-east-1=dr-eu-2"
            + " --dr-profile 444455556666 --dr-account 777788889999 | 2 | 444455556666"
      })
  void badInputIsOneClearLineAndNothingChanged(String line, int code, String named) {
    var refused = types(line.strip() + " --yes", code);

    assertThat(refused.err()).contains(named.strip()).doesNotContain("Exception");
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
  }

  @Test
  void aLostAnswerOfACopyIsLookedInto() {
    bucket("lossy", "us-east-1");
    types("sim fault lose-answer CopyObject --after-effect", 0);
    try {
      types(BACKUP + " --to us-east-1=lossy --yes", 0);
    } finally {
      types("sim fault clear", 0);
    }
    assertThat(names("us-east-1", "lossy")).contains("0001.rdb", "0002.rdb", "manifest.json");
  }

  @Test
  void aSavedPlanIsAppliedOnceAndRefusedWhenTheBackupIsNoMoreWhatItWas(@TempDir Path folder) {
    bucket("planned", "us-east-1");
    var file = folder.resolve("copy.json");
    types("plan " + BACKUP + " --to us-east-1=planned --out " + file, 0);

    types("apply " + file + " --yes", 0);
    types("apply " + file + " --yes", 14);

    assertThat(names("us-east-1", "planned")).contains("manifest.json");
  }
}
