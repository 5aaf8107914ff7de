package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.ManifestCodec;
import io.ecdr.codec.ManifestSeal;
import io.ecdr.model.ManifestForm;
import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.wire.AwsCommand;
import io.ecdr.sim.world.elasticache.Options.DarkPrimary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;

/**
 * The {@code aws-cli} form of plans, run by the real {@code aws} command in one world, comes to the
 * same end as {@code ecdr apply} of the same plan in another.
 */
class AwsCliFormTest {

  private static final String BACKUP =
      "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu";
  private static final String RESTORE =
      "restore orders@latest --region us-east-1 --to eu-west-1 --as orders-dr --dr-bucket dr-eu"
          + " --subnet-group private";
  private static final String FAIL =
      "failover shop --region us-east-1 --to eu-west-1 --accept-unknown-loss";

  @TempDir private Path folder;
  private final List<World> worlds = new ArrayList<>();

  /** A simulator, and an operator in front of it. */
  private record World(Simulator simulator, Operator operator) {

    Operator.Ended done(String line) {
      return operator.ends(line, 0);
    }

    URI address() {
      return simulator.endpoint();
    }

    S3Client s3(String region) {
      return S3Client.builder()
          .endpointOverride(address())
          .region(Region.of(region))
          .forcePathStyle(true)
          .credentialsProvider(login())
          .build();
    }

    ElastiCacheClient caches(String region) {
      return ElastiCacheClient.builder()
          .endpointOverride(address())
          .region(Region.of(region))
          .credentialsProvider(login())
          .build();
    }

    private static StaticCredentialsProvider login() {
      return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDOPERATOR", "secret"));
    }
  }

  @BeforeEach
  void onlyWithTheRealCommand() {
    AwsCommand.assumePresent();
  }

  @AfterEach
  void end() {
    worlds.forEach(world -> world.simulator().close());
  }

  private World world(DarkPrimary choice) throws IOException {
    var simulator = Simulator.start(SimulatorOptions.forTests().withPromoteWhenPrimaryDark(choice));
    var world =
        new World(
            simulator, new Operator(simulator.endpoint(), folder.resolve("state" + worlds.size())));
    worlds.add(world);
    for (var region : List.of("us-east-1", "eu-west-1")) {
      world.done("sim subnet-group private --region " + region);
    }
    return world;
  }

  private static void cache(World world, String id, String more) {
    world.done(
        "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private AutomaticFailoverEnabled=true ReplicationGroupId="
            + id
            + " "
            + more);
    world.done("sim wait " + id + " --region us-east-1");
  }

  private World withBuckets() throws IOException {
    var world = world(DarkPrimary.ACCEPT);
    world.done("sim bucket exports --region us-east-1");
    world.done("sim bucket dr-eu --region eu-west-1");
    cache(
        world,
        "orders",
        "CacheParameterGroupName=default.redis7.cluster.on NumNodeGroups=2 ReplicasPerNodeGroup=1"
            + " Tags.Tag.1.Key=it's Tags.Tag.1.Value=$(id)`\"\\ü");
    return world;
  }

  private World withStandby(DarkPrimary choice) throws IOException {
    var world = world(choice);
    cache(world, "shop", "CacheParameterGroupName=default.redis7 NumCacheClusters=2");
    world.done(
        "standby create shop --region us-east-1 --to eu-west-1 --as shop-eu --subnet-group private"
            + " --yes");
    return world;
  }

  private Path planned(World world, String line, String name) {
    var file = folder.resolve(name);
    world.done("plan " + line + " --out " + file);
    return file;
  }

  /** The plan's script, with the other world's address where the plan's own was. */
  private Path script(World of, Path plan, World to) throws IOException {
    var text = of.done("show " + plan + " --form aws-cli").out();
    assertThat(text).contains(of.address().toString());
    var file = folder.resolve(plan.getFileName() + ".sh");
    Files.writeString(file, text.replace(of.address().toString(), to.address().toString()));
    return file;
  }

  private record Ran(int code, String out, String err) {}

  private Ran run(Path script, String... arguments) throws Exception {
    var out = folder.resolve("out.txt");
    var err = folder.resolve("err.txt");
    var command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(n -> n.startsWith("AWS_") || n.toUpperCase(Locale.ROOT).endsWith("_PROXY"));
    builder.environment().put("AWS_ACCESS_KEY_ID", "AKIDOPERATOR");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    builder.environment().put("AWS_CONFIG_FILE", "/nonexistent");
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent");
    // Nobody's own address may lead a script elsewhere than the plan says.
    builder.environment().put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    var process = builder.start();
    if (!process.waitFor(240, TimeUnit.SECONDS)) {
      process.destroy();
      throw new AssertionError("still running: " + Files.readString(err));
    }
    return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Ran done(Path script) throws Exception {
    var ran = run(script, "--yes");
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran;
  }

  @Test
  void aBackupIsTakenExportedCopiedAndRestored() throws Exception {
    var one = withBuckets();
    var other = withBuckets();
    var plan = planned(one, BACKUP, "backup.json");
    var script = script(one, plan, other);

    assertThat(run(script).code()).as("nobody can be asked").isEqualTo(13);
    assertThat(done(script).err()).contains("backup create: done and confirmed", "copied");
    one.done("apply " + plan + " --yes");

    assertThat(snapshots(other)).isEqualTo(snapshots(one)).hasSize(1);
    var exports = objects(one, "exports", "us-east-1");
    exports.keySet().removeIf(key -> key.endsWith("-check.json"));
    assertThat(objects(other, "exports", "us-east-1")).isEqualTo(exports).hasSize(2);
    var expected = objects(one, "dr-eu", "eu-west-1");
    expected.keySet().removeIf(key -> key.endsWith("/check.json"));
    var copies = objects(other, "dr-eu", "eu-west-1");
    assertThat(copies.keySet()).isEqualTo(expected.keySet()).hasSize(4);
    assertThat(manifest(other)).isEqualTo(manifest(one));
    checksums(other);

    assertThat(done(script).err()).as("a second run sends nothing").doesNotContain("sending");

    var shown =
        other.done("backup show orders@latest --dr-region eu-west-1 --dr-bucket dr-eu -o json");
    assertThat(shown.out()).contains("copied");
    var restore = planned(other, RESTORE, "restore.json");
    assertThat(done(script(other, restore, other)).err())
        .contains("connect to", "restore: done and confirmed");
    one.done(RESTORE + " --yes");
    assertThat(groups(other, "eu-west-1")).isEqualTo(groups(one, "eu-west-1"));
    assertThat(groups(one, "eu-west-1").get("orders-dr")).contains("available");
  }

  @Test
  void theSurvivorIsPromotedWhileThePrimaryRegionIsDark() throws Exception {
    var one = withStandby(DarkPrimary.ACCEPT);
    var other = withStandby(DarkPrimary.ACCEPT);
    var plan = planned(one, FAIL, "failover.json");
    var script = script(one, plan, other);

    assertThat(run(script, "--yes").err()).contains("us-east-1 answers at once");
    one.operator().types("sim fault region-dark us-east-1");
    other.operator().types("sim fault region-dark us-east-1");
    assertThat(done(script).err()).contains("failover-global-replication-group");
    one.done("apply " + plan + " --yes");

    assertThat(roles(other)).isEqualTo(roles(one)).contains("shop-eu PRIMARY");
    assertThat(done(script).err()).contains("so already").doesNotContain("sending");
  }

  @Test
  void aRefusedPromotionIsFollowedByADetachWhenThatWasAgreedTo() throws Exception {
    var one = withStandby(DarkPrimary.REFUSE);
    var other = withStandby(DarkPrimary.REFUSE);
    var plan = planned(one, FAIL + " --or-detach", "failover.json");
    var script = script(one, plan, other);
    one.operator().types("sim fault region-dark us-east-1");
    other.operator().types("sim fault region-dark us-east-1");

    assertThat(done(script).err())
        .contains("InvalidGlobalReplicationGroupState", "disassociate-global-replication-group");
    one.done("apply " + plan + " --yes");

    assertThat(roles(other)).isEqualTo(roles(one));
    assertThat(groups(other, "eu-west-1")).isEqualTo(groups(one, "eu-west-1"));
    assertThat(groups(one, "eu-west-1").get("shop-eu")).endsWith("alone");
    assertThat(done(script).err()).contains("so already").doesNotContain("sending");
  }

  private static List<String> snapshots(World world) {
    try (var client = world.caches("us-east-1")) {
      return client.describeSnapshots().snapshots().stream()
          .map(s -> s.snapshotName() + " " + s.snapshotStatus() + " " + s.numNodeGroups())
          .toList();
    }
  }

  /** State, shape and membership of each group. */
  private static Map<String, String> groups(World world, String region) {
    var all = new TreeMap<String, String>();
    try (var client = world.caches(region)) {
      for (var group : client.describeReplicationGroups().replicationGroups()) {
        var global = group.globalReplicationGroupInfo();
        all.put(
            group.replicationGroupId(),
            group.status()
                + " "
                + group.cacheNodeType()
                + " "
                + group.memberClusters()
                + " "
                + group.nodeGroups().stream().map(n -> n.nodeGroupId() + ":" + n.slots()).toList()
                + " "
                + group.automaticFailoverAsString()
                + " "
                + (global == null || global.globalReplicationGroupId() == null
                    ? "alone"
                    : global.globalReplicationGroupMemberRole()));
      }
    }
    return all;
  }

  private static List<String> roles(World world) {
    try (var client = world.caches("eu-west-1")) {
      return client
          .describeGlobalReplicationGroups(r -> r.showMemberInfo(true))
          .globalReplicationGroups()
          .stream()
          .flatMap(g -> g.members().stream())
          .map(m -> m.replicationGroupId() + " " + m.role())
          .sorted()
          .toList();
    }
  }

  private static Map<String, Long> objects(World world, String bucket, String region) {
    var all = new TreeMap<String, Long>();
    try (var s3 = world.s3(region)) {
      s3.listObjectsV2(r -> r.bucket(bucket)).contents().forEach(o -> all.put(o.key(), o.size()));
    }
    return all;
  }

  /** The one manifest, without what is of the moment. */
  private static Value.Fields manifest(World world) throws IOException {
    var key =
        objects(world, "dr-eu", "eu-west-1").keySet().stream()
            .filter(k -> k.endsWith("/manifest.json"))
            .findFirst()
            .orElseThrow();
    try (var s3 = world.s3("eu-west-1")) {
      var text = s3.getObjectAsBytes(r -> r.bucket("dr-eu").key(key)).asUtf8String();
      var manifest = ManifestCodec.read(text);
      assertThat(s3.getObjectAsBytes(r -> r.bucket("dr-eu").key(key + ".sha256")).asUtf8String())
          .isEqualTo(ManifestSeal.line(text));
      assertThat(ManifestCodec.write(manifest)).as("written as ecdr writes it").isEqualTo(text);
      assertThat(manifest.recoveryPoint()).isPresent();
      assertThat(manifest.tags().members()).containsKey("it's");
      var fields = ManifestForm.of(manifest).without("written").without("recoveryPoint");
      var shards =
          fields.list("shards").stream()
              .map(shard -> shard.without("snapshotTime").without("checksum"))
              .toList();
      return fields.with("shards", Value.items(shards));
    }
  }

  /** Each copy has its source's checksum, and the manifest names it. */
  private static void checksums(World world) {
    var sources = new ArrayList<String>();
    var copies = new ArrayList<String>();
    for (var key : objects(world, "exports", "us-east-1").keySet()) {
      if (key.endsWith(".rdb")) {
        sources.add(checksum(world, "exports", "us-east-1", key));
      }
    }
    for (var key : objects(world, "dr-eu", "eu-west-1").keySet()) {
      if (key.endsWith(".rdb")) {
        copies.add(checksum(world, "dr-eu", "eu-west-1", key));
      }
    }
    assertThat(copies).hasSize(2).doesNotContainNull();
    assertThat(sources.stream().filter(s -> s != null).toList()).isSubsetOf(copies);
  }

  private static String checksum(World world, String bucket, String region, String key) {
    try (var s3 = world.s3(region)) {
      return s3.headObject(r -> r.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED))
          .checksumCRC64NVME();
    }
  }
}
