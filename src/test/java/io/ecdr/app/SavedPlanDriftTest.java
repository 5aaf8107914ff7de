package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Plans whose ground has moved when they are applied: what has is named, and nothing is sent. */
class SavedPlanDriftTest extends SavedPlanGround {

  @BeforeEach
  void start() throws IOException {
    typesAt(regions(folder.resolve("state")));
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  @Test
  void theRegionsHealthIsAskedAgainWhenItIsApplied() {
    needs(FAIL);
    var file = planned(FAIL);

    var refused = ended("apply " + file + " --yes", 11);

    assertThat(refused.err()).contains("us-east-1 answers");
    onlyLooks(refused);
  }

  @Test
  void anotherPrimaryThanTheOneThatWasReadIsRefused() {
    needs(SWITCH);
    var file = planned(SWITCH);
    done(SWITCH + " --expect-primary us-east-1 --yes");

    var refused = ended("apply " + file + " --yes", 14);

    assertThat(refused.err()).contains("members was", "shop-eu in eu-west-1 SECONDARY");
    onlyLooks(refused);
  }

  @Test
  void aMemberThatIsGoneIsNamed() {
    needs(FAIL);
    var file = planned(FAIL);
    done(DETACH + " --expect-primary us-east-1 --yes");

    var refused = ended("apply " + file + " --yes", 30);

    assertThat(refused.err()).contains("shop");
    onlyLooks(refused);
  }

  @Test
  void anotherShapeOfTheCacheIsNamed() {
    var file = planned(BACKUP);
    done(
        "sim call elasticache DeleteReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupId=orders");
    while (operator.types(Lines.group("orders").replace("r7g.large", "r7g.xlarge")).code() != 0) {
      LockSupport.parkNanos(20_000_000L);
    }
    done("sim wait orders --region us-east-1");

    var refused = ended("apply " + file + " --yes", 14);

    assertThat(refused.err())
        .contains("node type was 'cache.r7g.large' and is 'cache.r7g.xlarge'", "plan again");
    onlyLooks(refused);
  }

  @Test
  void aFileOfTheBackupThatWasReplacedIsNamed() {
    needs(RESTORE);
    var file = planned(RESTORE);
    var key =
        done("backup show orders@latest --dr-region eu-west-1 --dr-bucket dr-eu -o json").out();
    var found = Pattern.compile("\"(ecdr/[^\"]+\\.rdb)\"").matcher(key);
    assertThat(found.find()).isTrue();
    delete(found.group(1));

    var refused = ended("apply " + file + " --yes", 14);

    assertThat(refused.err())
        .contains("file " + found.group(1) + " was")
        .contains("is 'not there'");
    onlyLooks(refused);
  }

  private void delete(String key) {
    try (var s3 =
        S3Client.builder()
            .endpointOverride(simulator.endpoint())
            .region(Region.EU_WEST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDOPERATOR", "x")))
            .build()) {
      s3.deleteObject(object -> object.bucket("dr-eu").key(key));
    }
  }

  @Test
  void aPlanGoesNowhereElseThanWhereItWasMadeFor() {
    var file = planned(BACKUP);
    var elsewhere = simulator.endpoint().toString().replace("127.0.0.1", "localhost");

    var refused = ended("apply " + file + " --yes --endpoint-url " + elsewhere, 14);

    assertThat(refused.err()).contains("endpoint was");
    onlyLooks(refused);
  }
}
