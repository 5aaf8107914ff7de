package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.valkey.Jedis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What only the old side has, against real servers on both sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RescueCompareForRealTest {

  private static final String DR = " --dr-region eu-west-1 --dr-bucket dr-eu";
  private static final String COMPARE =
      "rescue compare old@latest-verified" + DR + " --with new --with-region eu-west-1";

  private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeAll
  void twoSidesThatDiffer(@TempDir Path temporary) throws IOException {
    folder = temporary;
    simulator =
        Simulator.start(SimulatorOptions.forTests().withProcesses(folder.resolve("simulator")));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    ended("sim subnet-group private --region us-east-1", 0);
    ended("sim subnet-group private --region eu-west-1", 0);
    ended("sim bucket exports --region us-east-1", 0);
    ended("sim bucket dr-eu --region eu-west-1", 0);
    cache("old", "us-east-1");
    cache("new", "eu-west-1");
    for (var side : new String[] {"old us-east-1", "new eu-west-1"}) {
      try (var client = client(side.split(" ")[0], side.split(" ")[1])) {
        client.set("same", "a value that is long enough to be packed, packed, packed, packed");
        client.hset("cart", "apples", "3");
        client.rpush("list", "1", "2");
        client.set("order:7", side.startsWith("old") ? "paid" : "open");
      }
    }
    try (var client = client("old", "us-east-1")) {
      client.set("order:8", "unsent");
      client.select(1);
      client.set("order:9", "in another database");
    }
    ended(
        "rescue old --region us-east-1 --bucket exports --dr-region eu-west-1 --dr-bucket dr-eu"
            + " --yes",
        0);
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  private Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  private void cache(String id, String region) {
    ended(
        "sim call elasticache CreateReplicationGroup --quiet ReplicationGroupDescription=d"
            + " Engine=redis CacheNodeType=cache.r7g.large CacheSubnetGroupName=private"
            + " NumCacheClusters=1 CacheParameterGroupName=default.redis7 ReplicationGroupId="
            + id
            + " --region "
            + region,
        0);
    ended("sim wait " + id + " --region " + region, 0);
  }

  private Jedis client(String id, String region) {
    var told =
        ended(
                "sim call elasticache DescribeReplicationGroups --region "
                    + region
                    + " ReplicationGroupId="
                    + id,
                0)
            .out();
    return new Jedis(
        "127.0.0.1",
        Integer.parseInt(
            told.replaceFirst("(?s).*?<PrimaryEndpoint>.*?<Port>(\\d+)</Port>.*", "$1")));
  }

  @Test
  void countsSamplesAndExportsWhatTheNewSideHasNot() throws IOException {
    var file = folder.resolve("keys.jsonl");

    var told = ended(COMPARE + " -o json --export " + file, 0).data();

    assertThat(told.number("keys")).contains(6L);
    assertThat(told.number("onlyOld")).contains(2L);
    assertThat(told.number("different")).contains(1L);
    assertThat(told.number("unsure")).contains(0L);
    assertThat(told.list("sample")).hasSize(3);
    assertThat(told.list("sample"))
        .allMatch(one -> one.text("key").orElseThrow().startsWith("sha256:"));
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readAllLines(file).stream().map(line -> Json.read(line)))
        .extracting(one -> one.text("key").orElse("") + " " + one.text("what").orElse(""))
        .containsExactlyInAnyOrder("order:7 different", "order:8 only-old", "order:9 only-old");
    assertThat(ended(COMPARE + " --export " + file, 2).err()).contains("such a file already");
  }

  @Test
  void namesAreShownOnlyWhenAskedForAndTheScreenSaysWhatCannotBeKnown() {
    assertThat(ended(COMPARE, 0).out())
        .contains("only there", "2 keys", "either of which may be the newer one")
        .doesNotContain("order:8");
    assertThat(ended(COMPARE + " --show-keys", 0).out()).contains("order:8", "order:7");
  }

  @Test
  void aFileThatThisVersionDoesNotKnowIsNotCalledDamaged() {
    var file = folder.resolve("unknown.jsonl");
    try (var s3 = s3()) {
      var key =
          s3.listObjectsV2(r -> r.bucket("dr-eu")).contents().stream()
              .map(S3Object::key)
              .filter(k -> k.endsWith(".rdb"))
              .findFirst()
              .orElseThrow();
      var good = s3.getObjectAsBytes(r -> r.bucket("dr-eu").key(key)).asByteArray();
      var newer = good.clone();
      System.arraycopy("REDIS9999".getBytes(StandardCharsets.US_ASCII), 0, newer, 0, 9);
      try {
        s3.putObject(r -> r.bucket("dr-eu").key(key), RequestBody.fromBytes(newer));
        assertThat(ended(COMPARE + " --export " + file, 40).err())
            .contains("cannot be compared by this version", "not said to be bad")
            .doesNotContain("damaged");
        newer[20]++;
        System.arraycopy(good, 0, newer, 0, 9);
        s3.putObject(r -> r.bucket("dr-eu").key(key), RequestBody.fromBytes(newer));
        assertThat(ended(COMPARE + " --export " + file, 40).err().replaceAll("\\s+", " "))
            .contains("is damaged", "ecdr backup list --dr-region eu-west-1 --dr-bucket dr-eu");
      } finally {
        s3.putObject(r -> r.bucket("dr-eu").key(key), RequestBody.fromBytes(good));
      }
    }
    ended(COMPARE + " --export " + file, 0);
  }

  private S3Client s3() {
    return S3Client.builder()
        .endpointOverride(simulator.endpoint())
        .region(Region.EU_WEST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDOPERATOR", "x")))
        .build();
  }

  @Test
  void aCacheThatIsNotThereIsSaidSo() {
    ended(COMPARE.replace("--with new", "--with nobody"), 30);
    ended("rescue compare old@latest --with new --with-region eu-west-1", 2);
    ended("rescue --region us-east-1", 2);
  }
}
