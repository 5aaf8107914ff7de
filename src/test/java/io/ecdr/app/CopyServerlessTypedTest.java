package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.ServerlessOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Copies of snapshots of serverless caches; each test has snapshots and buckets of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyServerlessTypedTest {

  private static final String OTHER = "444455556666";
  private static final String HOME = " --region us-east-1 --bucket exports";

  private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeAll
  void makeCachesWithSnapshots(@TempDir Path temporary) throws IOException {
    folder = temporary;
    simulator = simulator(ServerlessOptions.ExportKey.FOLDER);
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    prepare("basket");
    ended("sim bucket shared --region eu-west-1", 0);
    ended(
        "sim call elasticache CreateServerlessCache --region us-east-1 --quiet"
            + " Engine=memcached ServerlessCacheName=pages",
        0);
    ended("sim wait pages --region us-east-1", 0);
    snapshot("pages", "paged");
  }

  private static Simulator simulator(ServerlessOptions.ExportKey key) throws IOException {
    return Simulator.start(
        SimulatorOptions.forTests()
            .withServerless(new ServerlessOptions(key, Options.Choice.ACCEPT)));
  }

  private void prepare(String cache) {
    for (var line :
        List.of(
            "sim subnet-group private --region eu-west-1",
            "sim bucket exports --region us-east-1",
            "sim call elasticache CreateServerlessCache --region us-east-1 --quiet Engine=redis"
                + " ServerlessCacheName="
                + cache,
            "sim wait " + cache + " --region us-east-1")) {
      ended(line, 0);
    }
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  private void snapshot(String cache, String name) {
    operator.takesSnapshot("us-east-1", cache, name);
  }

  private void bucket(String name, String region) {
    ended("sim bucket " + name + " --region " + region, 0);
  }

  private Value.Fields backup(String place, String more) {
    var words = place.split("=");
    var all =
        ended(
                "backup list --dr-region "
                    + words[0]
                    + " --dr-bucket "
                    + words[1]
                    + more
                    + " -o json",
                0)
            .data()
            .list("backups");
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void aSnapshotBecomesABackupInEachTargetAndRestoresFromThere() {
    snapshot("basket", "kept");
    bucket("first", "eu-west-1");
    bucket("beside", "us-east-1");

    ended("backup copy kept" + HOME + " --to eu-west-1=first --to us-east-1=beside --yes", 0);

    for (var place : List.of("eu-west-1=first", "us-east-1=beside")) {
      var backup = backup(place, "");
      assertThat(backup.text("id").orElseThrow()).startsWith("basket-");
      assertThat(backup.text("proof")).contains("checked");
      assertThat(backup.fields("cache").text("kind").or(() -> backup.text("kind")))
          .contains("serverless");
    }
    ended(
        "restore basket@latest --to eu-west-1 --dr-bucket first --as thawed --serverless"
            + " --subnet-group private --accept-unknown cluster-mode --yes",
        0);
  }

  @Test
  void theNewestSnapshotIsTakenAndAnotherAccountsBucketReached() {
    snapshot("basket", "newer");
    var client =
        S3Client.builder()
            .endpointOverride(simulator.endpoint())
            .forcePathStyle(true)
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(OTHER, "secret")))
            .build();
    client.createBucket(
        r -> r.bucket("vault").createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
    client.putBucketPolicy(
        r ->
            r.bucket("vault")
                .policy(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"Service\":\"eu-west-1.elasticache-snapshot.amazonaws.com\"},"
                        + "\"Action\":[\"s3:GetObject\",\"s3:ListBucket\",\"s3:GetBucketAcl\"],"
                        + "\"Resource\":[\"arn:aws:s3:::vault\",\"arn:aws:s3:::vault/*\"]}]}"));
    var own = client("us-east-1").getBucketPolicy(r -> r.bucket("exports")).policy().strip();
    client("us-east-1")
        .putBucketPolicy(
            r ->
                r.bucket("exports")
                    .policy(
                        own.substring(0, own.lastIndexOf(']'))
                            + ",{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                            + OTHER
                            + "\"},\"Action\":\"s3:GetObject\",\"Resource\":"
                            + "\"arn:aws:s3:::exports/*\"}]}"));

    var done =
        ended(
            "backup copy basket@latest"
                + HOME
                + " --to eu-west-1=vault --dr-profile "
                + OTHER
                + " --yes",
            0);

    assertThat(done.wire()).anyMatch(w -> w.toString().contains("ExportServerlessCacheSnapshot"));
    assertThat(done.wire())
        .filteredOn(w -> w.path().startsWith("/vault/"))
        .isNotEmpty()
        .allMatch(w -> w.expectedOwner().equals(OTHER));
    assertThat(client.listObjectsV2(r -> r.bucket("vault")).contents())
        .anyMatch(o -> o.key().contains("/serverless/") && o.key().endsWith("manifest.json"));
  }

  private S3Client client(String region) {
    return S3Client.builder()
        .endpointOverride(simulator.endpoint())
        .forcePathStyle(true)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(SimulatorOptions.DEFAULT_ACCOUNT, "secret")))
        .build();
  }

  @Test
  void anExportThatIsThereAlreadyIsNotTakenForItsOwn() {
    snapshot("basket", "twice");
    snapshot("basket", "twice-2");
    bucket("once", "eu-west-1");
    bucket("again", "eu-west-1");
    ended("backup copy twice-2" + HOME + " --to eu-west-1=once --yes", 0);
    ended("backup copy twice" + HOME + " --to eu-west-1=again --yes", 0);

    var refused = ended("backup copy twice" + HOME + " --to us-east-1=exports --yes", 11);

    assertThat(refused.err())
        .contains("already there: twice/twice-0001.rdb", "name another --bucket", "--dr-bucket");
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
  }

  @Test
  void aLostAnswerOfTheExportIsLookedInto() {
    snapshot("basket", "unheard");
    bucket("lossy", "eu-west-1");
    ended("sim fault lose-answer ExportServerlessCacheSnapshot --after-effect", 0);
    try {
      ended("backup copy unheard" + HOME + " --to eu-west-1=lossy --yes", 0);
    } finally {
      ended("sim fault clear", 0);
    }
    assertThat(backup("eu-west-1=lossy", "").text("proof")).contains("checked");
  }

  @Test
  void aSavedPlanShowsItsCallsAndIsAppliedOnce() {
    snapshot("basket", "planned");
    bucket("later", "eu-west-1");
    var line = "backup copy planned" + HOME + " --to eu-west-1=later";
    var shown = ended(line + " --dry-run --yes", 0);
    assertThat(shown.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(shown.out()).contains("ExportServerlessCacheSnapshot", "planned");
    var file = folder.resolve("planned.json");
    ended("plan " + line + " --out " + file, 0);

    ended("apply " + file + " --yes", 0);
    ended("apply " + file + " --yes", 14);

    assertThat(backup("eu-west-1=later", "").text("proof")).contains("checked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | 30 | describe-serverless-cache-snapshots",
        "nobody@latest | 30 | no available snapshot of nobody",
        "basket@latest-verified | 2 | basket@latest",
        "paged | 11 | never leaves its Region",
      })
  void whatCannotBeCopiedIsOneClearLine(String source, int code, String named) {
    var refused =
        ended("backup copy " + source.strip() + HOME + " --to eu-west-1=shared --yes", code);

    assertThat(refused.err()).contains(named.strip()).doesNotContain("Exception");
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
  }

  @Test
  void itIsFoundWhereTheServiceNamesTheFileLikeThoseOfNodes() throws IOException {
    var before = operator;
    try (var other = simulator(ServerlessOptions.ExportKey.FLAT)) {
      operator = new Operator(other.endpoint(), folder.resolve("flat"));
      prepare("carts");
      snapshot("carts", "kept");
      bucket("away", "eu-west-1");
      ended("backup copy carts@oldest" + HOME + " --to eu-west-1=away --yes", 0);
      assertThat(backup("eu-west-1=away", "").text("proof")).contains("checked");
    } finally {
      operator = before;
    }
  }
}
