package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.model.Value;
import io.ecdr.rdb.RdbText;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What a backup holds, read from files that real servers wrote into the simulated bucket. */
class BackupInspectTest extends TypedGround {

  private static final int KEYS = 3_000;
  private static final String WHERE = " --dr-region eu-west-1 --dr-bucket dr-eu";
  private static final String INSPECT = "backup inspect orders@latest" + WHERE;

  @Override
  SimulatorOptions options(Path folder) {
    return SimulatorOptions.forTests().withProcesses(folder.resolve("simulator"));
  }

  @BeforeAll
  void backUpAClusterOfTwoShards() {
    for (var line :
        List.of(
            "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
                + " ReplicationGroupId=orders ReplicationGroupDescription=orders Engine=redis"
                + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private"
                + " CacheParameterGroupName=default.redis7.cluster.on NumNodeGroups=2"
                + " ReplicasPerNodeGroup=1 AutomaticFailoverEnabled=true",
            "sim wait orders --region us-east-1",
            "sim data write --cache orders --region us-east-1 --ttl-share 0.5 --keys " + KEYS,
            "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
                + " --dr-bucket dr-eu --yes")) {
      types(line, 0);
    }
  }

  @Test
  void countsWhatWasWrittenAndReadsOnly() {
    var ended = types(INSPECT + " -o json", 0);
    var data = ended.data();
    assertThat(data.fields("total").number("keys")).contains((long) KEYS);
    long withTtl = data.fields("total").number("keysWithTtl").orElseThrow();
    assertThat(withTtl).isBetween(KEYS * 4L / 10, KEYS * 6L / 10);
    assertThat(sum(data.list("types"))).isEqualTo(KEYS);
    assertThat(data.list("remaining").stream().mapToLong(b -> b.number("keys").orElseThrow()).sum())
        .isEqualTo(withTtl);
    assertThat(data.list("files")).hasSize(2);
    assertThat(data.list("files"))
        .allSatisfy(file -> assertThat(file.text("checksum")).contains("right"));
    assertThat(data.number("keysInWrongShard")).contains(0L);
    assertThat(ended.sent()).isNotEmpty().allMatch(Sent::readsOnly);
  }

  @Test
  void tellsWhatWouldBeGoneLater() {
    var data = types(INSPECT + " --ahead 1h --ahead 8d -o json", 0).data();
    var expired = data.list("expired");
    assertThat(expired).hasSize(2);
    // No key that was written lives longer than seven days.
    assertThat(expired.get(1).number("keys")).isEqualTo(data.fields("total").number("keysWithTtl"));
    assertThat(expired.get(0).number("keys").orElseThrow())
        .isLessThan(expired.get(1).number("keys").orElseThrow());
  }

  @Test
  void hidesTheNamesOfKeysUnlessAsked() {
    assertThat(types(INSPECT, 0).out()).contains("sha256:").doesNotContain("key:");
    var shown = types(INSPECT + " --show-keys", 0).out();
    assertThat(shown).doesNotContain("sha256:");
  }

  @Test
  void readsFilesOfThisMachineWithoutAnyCall() throws IOException {
    var files = copies();
    var ended =
        types("backup inspect --file " + files.get(0) + " --file " + files.get(1) + " -o json", 0);
    assertThat(ended.data().fields("total").number("keys")).contains((long) KEYS);
    assertThat(ended.sent()).isEmpty();
  }

  @Test
  void namesTheByteOfADamage() throws IOException {
    var file = copies().get(0);
    var bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
    var ended = types("backup inspect --file " + file, 40);
    assertThat(ended.out()).contains("cut off");
    assertThat(ended.err()).contains("at byte " + (bytes.length - 100));
  }

  @Test
  void aFileWithoutASumOfItsOwnIsUnknownAndNotGood() throws IOException {
    var file = copies().get(0);
    var bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length - Long.BYTES, bytes.length, (byte) 0);
    Files.write(file, bytes);
    var ended = types("backup inspect --file " + file, 20);
    assertThat(ended.err()).contains("carries no checksum", "rdbchecksum no");
  }

  @Test
  void writesAPageThatOnlyItsOwnerReadsAndWhereNamesStayText() throws IOException {
    var file = folder.resolve("odd.rdb");
    Files.write(file, RdbText.redis(11).key("<script>alert('x')</script>", "v").end());
    var page = folder.resolve("page.html");

    types("backup inspect --show-keys --file " + file + " --html " + page, 0);

    assertThat(Files.readString(page))
        .contains("&lt;script&gt;alert", "Bytes in the file by type", "every file is whole")
        .doesNotContain("<script", "http:", "https:");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
        .isEqualTo("rw-------");
    assertThat(types("backup inspect --file " + file + " --html " + page, 2).err())
        .contains("there is such a file already", "--html");
  }

  @Test
  void drawsWhichShardHasWhichSlots() throws IOException {
    var page = folder.resolve("shards.html");
    types(INSPECT + " --html " + page, 0);
    assertThat(Files.readString(page))
        .contains(
            "Slots by shard", "<title>slots 0-8191</title>", "<title>slots 8192-16383</title>")
        .contains("sha256:");
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThat(types("backup inspect --file " + folder, 2).err()).contains("no plain file");
    assertThat(types("backup inspect --file " + folder.resolve("none"), 2).err())
        .contains("no such file");
    assertThat(types("backup inspect", 2).err()).contains("name a backup");
    assertThat(types("backup inspect orders@latest --file x" + WHERE, 2).err())
        .contains("not both");
    assertThat(types("backup inspect nobody@latest" + WHERE, 30).err()).contains("nobody");
    assertThat(types("backup inspect --file x --biggest 1001", 2).err()).contains("1000");
  }

  /** The backup's files, fetched by an ordinary client. */
  private List<Path> copies() throws IOException {
    var copies = Files.createTempDirectory(folder, "copies");
    List<Path> files = new ArrayList<>();
    try (var s3 = s3()) {
      for (var object : s3.listObjectsV2(request -> request.bucket("dr-eu")).contents()) {
        if (object.key().endsWith(".rdb")) {
          var file = copies.resolve(files.size() + ".rdb");
          s3.getObject(request -> request.bucket("dr-eu").key(object.key()), file);
          files.add(file);
        }
      }
    }
    assertThat(files).hasSize(2);
    return files;
  }

  private S3Client s3() {
    return S3Client.builder()
        .endpointOverride(simulator.endpoint())
        .region(software.amazon.awssdk.regions.Region.EU_WEST_1)
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDOPERATOR", "secret")))
        .build();
  }

  private static long sum(List<Value.Fields> tallies) {
    return tallies.stream().mapToLong(tally -> tally.number("keys").orElseThrow()).sum();
  }
}
