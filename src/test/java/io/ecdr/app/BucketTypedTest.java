package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Setting up buckets as it is typed; each test has a bucket of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BucketTypedTest {

  private static final String SET_UP = "backup bucket --region us-east-1 --name ";
  private static final String OWN =
      "{'Version':'2012-10-17','Statement':{'Sid':'Audit','Effect':'Allow',"
          + "'Principal':{'AWS':'111122223333'},'Action':'s3:ListBucket',"
          + "'Resource':'arn:aws:s3:::NAME','Condition':{'StringLike':{'s3:prefix':'a*'}}}}";

  private Simulator simulator;
  private Operator operator;
  private Path folder;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private S3Client client(String account, Region region) {
    return S3Client.builder()
        .endpointOverride(simulator.endpoint())
        .forcePathStyle(true)
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "secret")))
        .build();
  }

  private S3Client client() {
    return client(SimulatorOptions.DEFAULT_ACCOUNT, Region.US_EAST_1);
  }

  private Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  private Value.Fields policy(String bucket) {
    return Json.readForeign(client().getBucketPolicy(r -> r.bucket(bucket)).policy());
  }

  /** One with everything wrong that can be set right. */
  private void neglected(String name) {
    client().createBucket(r -> r.bucket(name));
    client().deletePublicAccessBlock(r -> r.bucket(name));
    var encryption =
        ServerSideEncryptionRule.builder()
            .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AWS_KMS))
            .build();
    client()
        .putBucketEncryption(
            r -> r.bucket(name).serverSideEncryptionConfiguration(c -> c.rules(encryption)));
    var owners =
        OwnershipControlsRule.builder().objectOwnership(ObjectOwnership.OBJECT_WRITER).build();
    client()
        .putBucketOwnershipControls(r -> r.bucket(name).ownershipControls(c -> c.rules(owners)));
    var logs =
        LifecycleRule.builder()
            .id("old-logs")
            .status(ExpirationStatus.ENABLED)
            .filter(f -> f.prefix("logs/"))
            .expiration(e -> e.days(30))
            .build();
    client()
        .putBucketLifecycleConfiguration(
            r -> r.bucket(name).lifecycleConfiguration(c -> c.rules(logs)));
    policy(name, OWN);
  }

  private void policy(String name, String text) {
    client()
        .putBucketPolicy(r -> r.bucket(name).policy(text.replace('\'', '"').replace("NAME", name)));
  }

  @Test
  void aBucketThatIsNotThereIsMadeAsElastiCacheNeedsItAndASecondTimeThereIsNothingToDo() {
    var first = ended(SET_UP + "fresh --yes -o json", 0);

    assertThat(first.data().fields("report").number("code")).contains(0L);
    var statement = policy("fresh").list("Statement").get(0);
    assertThat(policy("fresh").list("Statement")).hasSize(1);
    assertThat(statement.fields("Principal").text("Service"))
        .contains("us-east-1.elasticache-snapshot.amazonaws.com");
    assertThat(Set.copyOf(statement.texts("Action")))
        .isEqualTo(
            Set.of(
                "s3:PutObject",
                "s3:GetObject",
                "s3:ListBucket",
                "s3:GetBucketAcl",
                "s3:ListMultipartUploadParts",
                "s3:ListBucketMultipartUploads"));
    assertThat(statement.texts("Resource"))
        .containsExactly("arn:aws:s3:::fresh", "arn:aws:s3:::fresh/*");
    assertThat(
            client()
                .getBucketLifecycleConfiguration(r -> r.bucket("fresh"))
                .rules()
                .get(0)
                .abortIncompleteMultipartUpload()
                .daysAfterInitiation())
        .isEqualTo(7);
    assertThat(ended(SET_UP + "fresh --yes", 0).sent())
        .isNotEmpty()
        .allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(ended(SET_UP + "fresh --dry-run --detailed-exitcode", 0).out())
        .contains("Bucket fresh lets ElastiCache in: all granted to");
  }

  @Test
  void aBucketToRestoreFromLetsElastiCacheReadOnly() {
    ended("backup bucket --region eu-west-1 --name seeds --for restore --yes", 0);

    var text =
        client(SimulatorOptions.DEFAULT_ACCOUNT, Region.EU_WEST_1)
            .getBucketPolicy(r -> r.bucket("seeds"))
            .policy();

    var statement = Json.readForeign(text).list("Statement").get(0);
    assertThat(new TreeSet<>(statement.texts("Action")))
        .containsExactly("s3:GetBucketAcl", "s3:GetObject", "s3:ListBucket");
    assertThat(statement.fields("Principal").text("Service"))
        .contains("eu-west-1.elasticache-snapshot.amazonaws.com");
  }

  @Test
  void aNeglectedBucketIsSetRightAndWhatItsOwnersSaidStays() {
    neglected("neglected");
    var before = policy("neglected").fields("Statement");

    var shown = ended(SET_UP + "neglected --dry-run", 0);
    ended(SET_UP + "neglected --merge-policy --yes", 0);

    assertThat(shown.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(shown.out())
        .contains("is aws:kms, and will be changed")
        .contains("is ObjectWriter, and will be changed")
        .contains("\"Sid\":\"EcdrElastiCacheExports\"");
    var statements = policy("neglected").list("Statement");
    assertThat(statements).hasSize(2);
    assertThat(statements.get(0)).isEqualTo(before);
    assertThat(
            client().getBucketLifecycleConfiguration(r -> r.bucket("neglected")).rules().stream()
                .map(rule -> rule.id())
                .toList())
        .containsExactly("old-logs", "ecdr-broken-uploads");
    assertThat(ended(SET_UP + "neglected --yes", 0).sent()).allMatch(RecordingHttp.Sent::readsOnly);
  }

  @Test
  void nobodysPolicyGrowsWithoutAWord() {
    neglected("silent");

    var refused = ended(SET_UP + "silent --yes", 11);

    assertThat(refused.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(refused.err())
        .contains("missing: {\"Action\":")
        .contains("us-east-1.elasticache-snapshot.amazonaws.com")
        .contains("--merge-policy");
  }

  @Test
  void aDenyThatAStatementMoreCannotHelpIsNamedAndNothingIsSent() {
    client().createBucket(r -> r.bucket("denying"));
    policy(
        "denying",
        "{'Version':'2012-10-17','Statement':[{'Sid':'NoWrites','Effect':'Deny','Principal':"
            + "{'Service':'us-east-1.elasticache-snapshot.amazonaws.com'},"
            + "'Action':'s3:PutObject','Resource':'arn:aws:s3:::NAME/*'}]}");

    var refused = ended(SET_UP + "denying --merge-policy --yes", 11);

    assertThat(refused.err()).contains("s3:PutObject").contains("NoWrites");
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
  }

  @Test
  void aPublicPolicyIsToldBeforeAnythingIsSent() {
    client().createBucket(r -> r.bucket("open"));
    client().deletePublicAccessBlock(r -> r.bucket("open"));
    policy(
        "open",
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':'*',"
            + "'Action':'s3:GetObject','Resource':'arn:aws:s3:::NAME/*'}]}");

    var refused = ended(SET_UP + "open --merge-policy --yes", 11);

    assertThat(refused.err()).contains("public");
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
  }

  @Test
  void aBucketOfAnotherAccountIsRefused() {
    client("444455556666", Region.US_EAST_1).createBucket(r -> r.bucket("theirs"));

    var refused = ended(SET_UP + "theirs --yes", 11);

    assertThat(refused.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(refused.err()).contains("theirs");
  }

  @Test
  void aBucketInAnotherRegionIsRefusedWithItsRegion() {
    client(SimulatorOptions.DEFAULT_ACCOUNT, Region.EU_WEST_1)
        .createBucket(
            r ->
                r.bucket("abroad")
                    .createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));

    var refused = ended(SET_UP + "abroad --yes", 11);

    assertThat(refused.err()).contains("abroad").contains("eu-west-1");
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
  }

  @ParameterizedTest
  @CsvSource({
    "lost-policy, PutBucketPolicy, --after-effect",
    "lost-make, CreateBucket, --after-effect",
    "lost-before, CreateBucket, --before-effect",
    "lost-lifecycle, PutBucketLifecycleConfiguration, --before-effect"
  })
  void aLostAnswerIsLookedInto(String name, String action, String when) {
    ended("sim fault lose-answer " + action + " " + when, 0);
    try {
      ended(SET_UP + name + " --yes", 0);
    } finally {
      ended("sim fault clear", 0);
    }
    assertThat(ended(SET_UP + name + " --yes", 0).sent()).allMatch(RecordingHttp.Sent::readsOnly);
  }

  @Test
  void theSimulatedLockRefusesToEndAVersionAndLetsAMarkerBeMade() {
    client().createBucket(r -> r.bucket("locked").objectLockEnabledForBucket(true));
    client()
        .putObjectLockConfiguration(
            r ->
                r.bucket("locked")
                    .objectLockConfiguration(
                        c ->
                            c.objectLockEnabled(ObjectLockEnabled.ENABLED)
                                .rule(
                                    rule ->
                                        rule.defaultRetention(
                                            d ->
                                                d.mode(ObjectLockRetentionMode.GOVERNANCE)
                                                    .days(1)))));
    client().putObject(r -> r.bucket("locked").key("a"), RequestBody.fromString("x"));

    assertThat(client().headObject(r -> r.bucket("locked").key("a")).objectLockRetainUntilDate())
        .isAfter(Instant.now());
    assertThatThrownBy(
            () -> client().deleteObject(r -> r.bucket("locked").key("a").versionId("null")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    assertThat(client().deleteObject(r -> r.bucket("locked").key("a")).deleteMarker()).isTrue();
  }

  @Test
  void aSavedPlanIsRefusedOnceSomebodyChangedThePolicy() {
    neglected("drifting");
    var file = folder.resolve("bucket.json");
    ended("plan " + SET_UP + "drifting --merge-policy --out " + file, 0);
    policy("drifting", OWN.replace("Audit", "Other"));

    var refused = ended("apply " + file + " --yes", 14);

    assertThat(refused.err()).contains("does not fit any more").contains("Policy");
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
  }
}
