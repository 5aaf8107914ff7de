package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code ecdr check --active}, typed at the whole program, with a bucket in each Region. */
class CheckActiveTest {

  private static final String CHECK =
      "check --region us-east-1 --bucket exports --dr-region eu-west-1 --dr-bucket dr-eu"
          + " --for backup -o json";
  private static final Map<String, Region> BUCKETS =
      Map.of("exports", Region.US_EAST_1, "dr-eu", Region.EU_WEST_1);

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeEach
  void twoCachesAndABucketInEachRegion() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    done("sim subnet-group private --region us-east-1");
    BUCKETS.forEach((name, region) -> done("sim bucket " + name + " --region " + region));
    for (var id : List.of("orders", "shop")) {
      done(
          "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
              + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
              + " CacheSubnetGroupName=private NumCacheClusters=2 AutomaticFailoverEnabled=true"
              + " ReplicationGroupId="
              + id);
      done("sim wait " + id + " --region us-east-1");
    }
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  private Operator.Ended done(String line) {
    return operator.ends(line, 0);
  }

  private S3Client s3(Region region) {
    return S3Client.builder()
        .endpointOverride(simulator.endpoint())
        .region(region)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDOPERATOR", "x")))
        .build();
  }

  private List<String> keys(String bucket) {
    try (var s3 = s3(BUCKETS.get(bucket))) {
      return s3.listObjectsV2(r -> r.bucket(bucket)).contents().stream().map(o -> o.key()).toList();
    }
  }

  /** Adds a statement to the bucket's policy, so that ElastiCache may still do what it did. */
  private void deny(String bucket, String action, String more) {
    try (var s3 = s3(BUCKETS.get(bucket))) {
      var before = s3.getBucketPolicy(r -> r.bucket(bucket)).policy();
      int at = before.indexOf('[', before.indexOf("\"Statement\"")) + 1;
      var statement =
          """
          {"Effect": "Deny", "Principal": "*", "Action": "%s",
           "Resource": "arn:aws:s3:::%s/*.ecdr-trial/*"%s},"""
              .formatted(action, bucket, more);
      var policy = before.substring(0, at) + statement + before.substring(at);
      s3.putBucketPolicy(r -> r.bucket(bucket).policy(policy));
    }
  }

  private static List<Value.Fields> trialChecks(Operator.Ended ended) {
    return ended.data().list("results").stream()
        .flatMap(r -> r.list("checks").stream())
        .filter(c -> c.text("id").filter("trial-write"::equals).isPresent())
        .toList();
  }

  private static String told(Operator.Ended ended, String verdict, String part) {
    var checks = trialChecks(ended);
    assertThat(checks).hasSize(2);
    assertThat(checks).allMatch(c -> c.text("verdict").equals(Optional.of(verdict)));
    return checks.get(0).text(part).orElseThrow();
  }

  private static List<String> changes(Operator.Ended ended) {
    return ended.sent().stream()
        .filter(s -> !s.readsOnly())
        .map(s -> s.method() + " " + s.action().replaceFirst("[^/]*$", "*"))
        .toList();
  }

  @Test
  void writesReadsAndRemovesOnceInEachBucketForAllCaches() {
    var ended = done(CHECK + " --active");

    assertThat(told(ended, "pass", "observed"))
        .isEqualTo("written, read back and removed in exports and dr-eu");
    assertThat(changes(ended))
        .containsExactly(
            "PUT /exports/.ecdr-trial/*",
            "DELETE /exports/.ecdr-trial/*",
            "PUT /dr-eu/ecdr/.ecdr-trial/*",
            "DELETE /dr-eu/ecdr/.ecdr-trial/*");
    var marker = ended.data().list("trialWrites").get(1).text("key").orElseThrow();
    assertThat(ended.sent()).contains(new Sent("GET", "/dr-eu/" + marker, "eu-west-1"));
    assertThat(keys("exports")).isEmpty();
    assertThat(keys("dr-eu")).isEmpty();
    assertThat(done(CHECK.replace(" -o json", " --active")).out())
        .contains("2 of 2 ready. Nothing was changed; of trial writes nothing is left.");
    // The command that a check without it names does it.
    var named = told(done(CHECK), "skipped", "observed").replaceAll(".*: ecdr (check .*)", "$1");
    assertThat(named).startsWith("check orders --for backup --active --region us-east-1 --bucket");
    assertThat(done(named).out()).contains("1 of 1 ready", "of trial writes nothing is left");
  }

  @Test
  void writesAsABackupDoesSoThatADenyOfOtherEncryptionIsNoTrouble() {
    deny(
        "dr-eu",
        "s3:PutObject",
        ", \"Condition\": {\"StringNotEquals\": {\"s3:x-amz-server-side-encryption\": \"AES256\"}}");
    told(done(CHECK + " --active"), "pass", "observed");
  }

  @Test
  void saysWhatDeniesTheWriteAndTriesTheOtherBucketToo() {
    deny("dr-eu", "s3:PutObject", "");

    var ended = done(CHECK + " --active --prefix team/a");

    assertThat(told(ended, "warn", "observed"))
        .startsWith("dr-eu: s3:PutObject in eu-west-1: AccessDenied: ")
        .contains("is not authorized to perform: s3:PutObject")
        .doesNotContain("exports");
    assertThat(told(ended, "warn", "hint")).contains("iam-policy --for \"check --active\"");
    assertThat(changes(ended))
        .containsExactly(
            "PUT /exports/.ecdr-trial/*",
            "DELETE /exports/.ecdr-trial/*",
            "PUT /dr-eu/team/a/.ecdr-trial/*");
    assertThat(ended.data().list("trialWrites"))
        .extracting(t -> t.flag("works").orElseThrow())
        .containsExactly(true, false);
    assertThat(operator.types(CHECK.replace("-o json", "--nagios") + " --active").code())
        .isEqualTo(1);
  }

  @Test
  void removesWhatItMayNotRead() {
    deny("exports", "s3:GetObject", "");

    var ended = done(CHECK + " --active");

    assertThat(told(ended, "warn", "observed"))
        .startsWith("exports: s3:GetObject in us-east-1: AccessDenied: ");
    assertThat(keys("exports")).isEmpty();
  }

  @Test
  void namesWhatItMayNotRemoveAndHowToDoThat() {
    deny("exports", "s3:DeleteObject", "");

    var ended = done(CHECK + " --active");

    var left = keys("exports");
    assertThat(left).hasSize(1);
    assertThat(told(ended, "warn", "observed"))
        .startsWith("exports: s3:DeleteObject in us-east-1: AccessDenied: ")
        .endsWith("; " + left.get(0) + " may be left in exports");
    assertThat(told(ended, "warn", "hint"))
        .endsWith(
            "aws s3api delete-object --region us-east-1 --bucket exports --key '"
                + left.get(0)
                + "'");
    assertThat(done(CHECK.replace(" -o json", " --active")).out())
        .contains("Nothing was changed, but 1 trial write may be left.");
    try (var s3 = s3(Region.US_EAST_1)) {
      assertThat(s3.getObjectAsBytes(r -> r.bucket("exports").key(left.get(0))).asUtf8String())
          .contains("It holds no data and may be deleted.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--before-effect", "--after-effect"})
  void removesWhatItMayHaveWrittenWhenNoAnswerCame(String when) {
    done("sim fault lose-answer PutObject " + when);

    var ended = done(CHECK + " --active");

    assertThat(told(ended, "warn", "observed")).startsWith("exports: s3:PutObject in us-east-1: ");
    assertThat(told(ended, "warn", "hint")).contains("to remove what may be left: aws s3api");
    assertThat(changes(ended)).startsWith("PUT /exports/.ecdr-trial/*");
    assertThat(changes(ended).get(1)).isEqualTo("DELETE /exports/.ecdr-trial/*");
    assertThat(keys("exports")).isEmpty();
  }

  @Test
  void removesAgainWhenTheAnswerToThatWasLost() {
    done("sim fault lose-answer DeleteObject --before-effect");
    told(done(CHECK + " --active"), "pass", "observed");
    assertThat(keys("exports")).isEmpty();
  }

  @Test
  void writesNothingUnasked() {
    var ended = done(CHECK);

    assertThat(told(ended, "skipped", "observed"))
        .contains("ecdr check orders --for backup --active");
    assertThat(ended.sent()).isNotEmpty().allMatch(Sent::readsOnly);
    assertThat(ended.out()).doesNotContain("trialWrites");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check --region us-east-1 --active",
        "check --region us-east-1 --active --bucket exports --dr-region eu-west-1",
        "check --region us-east-1 --active --bucket exports --dr-region eu-west-1"
            + " --dr-bucket dr-eu --for failover",
      })
  void isBadUsageWithoutABackupAndItsBuckets(String line) {
    var ended = operator.types(line);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.sent()).isEmpty();
  }
}
