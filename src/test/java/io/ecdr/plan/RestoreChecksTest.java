package io.ecdr.plan;

import static io.ecdr.plan.Samples.absent;
import static io.ecdr.plan.Samples.dark;
import static io.ecdr.plan.Samples.known;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.BucketFacts;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Manifest;
import io.ecdr.model.ParameterGroup;
import io.ecdr.model.Proof;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.Check.Verdict;
import io.ecdr.plan.retention.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every check of a restore, failing. */
class RestoreChecksTest {

  private final RestoreSeen seen = new RestoreSeen();

  @Test
  void aBackupThatWasOnlyCopiedIsWarnedAbout() {
    seen.proof = Proof.COPIED;
    seen.expect(
        "backup-proof",
        Verdict.WARN,
        "only copied",
        "ecdr backup list --dr-region eu-west-1 --dr-bucket ");
  }

  @Test
  void dataOfTheFutureIsNotBelieved() {
    seen.recoveryPoint = Optional.of(Samples.NOW.plusSeconds(60));
    seen.expect("recovery-point", Verdict.WARN, "yet to come", "ecdr backup list");
  }

  @Test
  void aBackupThatShrankSuddenlyIsWarnedAbout() {
    seen.standing =
        new Standing(
            Optional.of(new Reason("suspect", "185 bytes after 803799")), Optional.of("orders-1"));
    seen.expect(
        "backup-suspect",
        Verdict.WARN,
        "185 bytes after 803799",
        "restore the newest that is proven: orders-1",
        "ecdr backup accept",
        "--dr-region eu-west-1 --dr-bucket dst");
  }

  @Test
  void filesOfTheRightSizeMustHaveTheManifestsChecksum() {
    var m = seen.manifest;
    var summed =
        m.shards().stream()
            .map(
                s ->
                    new Manifest.Shard(
                        s.id(),
                        s.slots(),
                        s.replicas(),
                        s.key(),
                        s.bytes(),
                        Optional.of("CRC64NVME:good"),
                        s.snapshotTime()))
            .toList();
    seen.manifest = withShards(m, summed);
    var heads =
        summed.stream()
            .map(s -> Samples.head(s.key(), s.bytes(), "AES256").head().value().orElseThrow())
            .map(h -> h.with("ChecksumCRC64NVME", "good"))
            .toList();
    var first = summed.get(0).key();
    var second = summed.get(1).key();
    var right = new RestoreSource.FileFact(first, known(heads.get(0)));

    seen.files = List.of(right, new RestoreSource.FileFact(second, known(heads.get(1))));
    seen.expect("files", Verdict.PASS);
    seen.files =
        List.of(
            right,
            new RestoreSource.FileFact(
                second, known(heads.get(1).with("ChecksumCRC64NVME", "bad"))));
    seen.expect("files", Verdict.FAIL, second + " has another checksum than the manifest says");
  }

  private static Manifest withShards(Manifest m, List<Manifest.Shard> shards) {
    return m.copied(m.backupId(), m.operation(), m.lineage(), shards);
  }

  @Test
  void filesMustBeThereInTheRightSize() {
    seen.files =
        List.of(
            new RestoreSource.FileFact("ecdr/x/0001.rdb", absent()),
            Samples.head("ecdr/x/0002.rdb", 1_999, "AES256"));
    seen.expect(
        "files",
        Verdict.FAIL,
        "ecdr/x/0001.rdb is gone",
        "ecdr/x/0002.rdb has 1999 bytes instead of 2000");
    seen.files =
        List.of(
            new RestoreSource.FileFact("ecdr/x/0001.rdb", dark()),
            new RestoreSource.FileFact("ecdr/x/0002.rdb", dark()));
    seen.expect("files", Verdict.UNKNOWN, "nothing answers");
  }

  @Test
  void theFilesThemselvesTellWhetherTheEngineReadsThem() {
    seen.expect("rdb-version", Verdict.SKIPPED, "nobody looked");
    seen.files = begin("REDIS0010");
    seen.expect("rdb-version", Verdict.PASS, "RDB 10");
    seen.files = begin("REDIS0012");
    seen.expect("rdb-version", Verdict.FAIL, "RDB 10 and 12", "reads up to RDB 10");
    seen.files = begin("VALKEY081");
    seen.expect("rdb-version", Verdict.WARN, "RDB 10 and 81", "does not know");
    seen.files = begin("no RDB at");
    seen.expect("rdb-version", Verdict.FAIL, "ecdr/x/0002.rdb does not begin like an RDB file");
  }

  /** The second file begins like this. */
  private static List<RestoreSource.FileFact> begin(String second) {
    return List.of(
        beginning(Samples.head("ecdr/x/0001.rdb", 1_000, "AES256"), "REDIS0010"),
        beginning(Samples.head("ecdr/x/0002.rdb", 2_000, "AES256"), second));
  }

  private static RestoreSource.FileFact beginning(RestoreSource.FileFact file, String text) {
    var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    return new RestoreSource.FileFact(
        file.key(), file.head(), Optional.of(Samples.known(Value.fields("BodyHex", hex))));
  }

  @Test
  void anEngineReadsItsOwnVersionAndAllOlderOnes() {
    assertThat(reads("redis", "6.x", 9)).contains(true);
    assertThat(reads("redis", "6.2", 10)).contains(false);
    assertThat(reads("redis", "7.0", 10)).contains(true);
    assertThat(reads("redis", "7.1", 11)).contains(false);
    assertThat(reads("valkey", "8.0", 11)).contains(true);
    assertThat(reads("valkey", "8.0", 80)).contains(false);
    assertThat(reads("valkey", "9.0", 80)).contains(true);
    assertThat(reads("valkey", "9.0", 12)).as("the other project's").contains(false);
    assertThat(reads("valkey", "10.0", 11)).isEmpty();
    assertThat(reads("redis", "7.0", 99)).isEmpty();
  }

  private static Optional<Boolean> reads(String engine, String version, int rdb) {
    return RdbReach.reads(new EngineVersion(engine, version, ""), rdb);
  }

  @Test
  void filesUnderAKmsKeyCannotBeRead() {
    seen.files =
        List.of(
            Samples.head("ecdr/x/0001.rdb", 1_000, "aws:kms"),
            Samples.head("ecdr/x/0002.rdb", 2_000, "AES256"));
    seen.expect("files-encryption", Verdict.FAIL, "aws:kms");
  }

  @Test
  void aCommaInAKeyIsRefused() {
    seen.manifest =
        Samples.manifest(
            false,
            List.of(
                new Manifest.Shard(
                    "0001", "", 0, "a,b.rdb", 10, Optional.empty(), Optional.empty())));
    seen.expect("files-names", Verdict.FAIL, "a,b.rdb");
  }

  @Test
  void missingAndDoubleSlotsAreRefused() {
    seen.manifest = Samples.manifest(true, List.of(Samples.file("0001", "0-8191", 1, 5)));
    seen.expect("slots", Verdict.FAIL, "slots in no shard: 8192-16383");
    seen.manifest =
        Samples.manifest(
            true,
            List.of(Samples.file("0001", "0-16383", 1, 5), Samples.file("0002", "7-9", 1, 5)));
    seen.expect("slots", Verdict.FAIL, "slots in two shards: 7-9");
    seen.manifest = Samples.manifest(true, List.of(Samples.file("0001", "", 1, 5)));
    seen.expect("slots", Verdict.FAIL, "no range of slots");
    seen.manifest =
        Samples.manifest(
            true,
            List.of(Samples.file("0001", "0-5,7-16383", 1, 5), Samples.file("0002", "6", 1, 5)));
    seen.expect("slots", Verdict.WARN, "several ranges");
  }

  @Test
  void withoutClusterModeThereIsExactlyOneFile() {
    seen.manifest =
        Samples.manifest(
            false, List.of(Samples.file("0001", "", 1, 5), Samples.file("0002", "", 1, 5)));
    seen.expect("slots", Verdict.FAIL, "2 file");
    seen.manifest = Samples.manifest(false, List.of());
    seen.expect("files", Verdict.FAIL, "names no file");
  }

  @Test
  void aTakenOrIllegalIdIsRefused() {
    seen.sameId =
        known(
            ReplicationGroup.of(
                Samples.AWAY,
                Value.fields("ReplicationGroupId", "orders-dr", "Status", "create-failed")));
    seen.expect("target-id", Verdict.FAIL, "orders-dr is taken in eu-west-1 (create-failed)");
    seen.sameId = dark();
    seen.expect("target-id", Verdict.UNKNOWN);
    for (var id : List.of("Orders", "9lives", "a--b", "a-", "a".repeat(41), "")) {
      seen.as = id;
      seen.expect("target-id", Verdict.FAIL, "no legal id");
    }
  }

  @Test
  void anOlderEngineIsRefusedAndANewerOneWarnedAbout() {
    seen.versions = known(List.of(new EngineVersion("redis", "6.2", "redis6.x")));
    seen.expect("engine-version", Verdict.FAIL, "nothing as new as redis 7.0.7");
    seen.versions = known(List.of(new EngineVersion("redis", "7.1", "redis7")));
    seen.expect("engine-version", Verdict.WARN, "7.1", "newer than");
    seen.versions = dark();
    seen.expect("engine-version", Verdict.UNKNOWN);
  }

  @Test
  void aNodeThatIsTooSmallIsRefused() {
    seen.manifest = Samples.manifest(true, List.of(Samples.file("0001", "0-16383", 1, 500L << 20)));
    seen.nodeTypes = List.of("cache.t4g.micro");
    seen.expect("node-memory", Verdict.FAIL, "500.0 MiB", "--node-type");
    seen.nodeTypes = List.of("cache.t4g.small");
    seen.expect("node-memory", Verdict.WARN, "less room a shard than at the source");
    seen.nodeTypes = List.of("cache.r7g.xlarge");
    seen.expect("node-memory", Verdict.PASS, "not smaller");
    seen.nodeTypes = List.of("cache.z1.huge");
    seen.expect("node-memory", Verdict.UNKNOWN, "cache.z1.huge");
    seen.sourceType = "cache.z1.huge";
    seen.expect("node-memory", Verdict.PASS, "the same node type");
  }

  @Test
  void dataTieringIsRefusedOnBothSides() {
    seen.nodeTypes = List.of("cache.r6gd.xlarge");
    seen.expect("data-tiering", Verdict.FAIL, "r6gd");
    seen.nodeTypes = List.of("cache.r7g.large");
    seen.sourceType = "cache.r6gd.xlarge";
    seen.expect("data-tiering", Verdict.FAIL, "r6gd");
  }

  @Test
  void moreThanFiveReplicasAreRefused() {
    seen.replicas = Optional.of(6);
    seen.expect("layout", Verdict.FAIL, "0 to 5");
    seen.replicas = Optional.of(-1);
    seen.expect("layout", Verdict.FAIL);
  }

  @Test
  void theParameterGroupMustBeThereAndFit() {
    seen.namedGroup = Optional.of("tuned");
    seen.expect("parameter-group", Verdict.FAIL, "no parameter group tuned in eu-west-1");
    seen.groups = known(List.of(new ParameterGroup("tuned", "redis6.x")));
    seen.expect("parameter-group", Verdict.FAIL, "family redis6.x", "family redis7");
    seen.namedGroup = Optional.of("default.redis7");
    seen.groups = known(List.of(new ParameterGroup("default.redis7", "redis7")));
    seen.expect("parameter-group", Verdict.FAIL, "is for cluster mode disabled");
    seen.groups = dark();
    seen.expect("parameter-group", Verdict.UNKNOWN);
  }

  @Test
  void differingParametersAreListed() {
    seen.sourceParameters = Value.fields("maxmemory-policy", "noeviction");
    seen.parameters = known(Value.fields("timeout", "300"));
    seen.expect(
        "parameter-values",
        Verdict.WARN,
        "maxmemory-policy: source noeviction, here default",
        "timeout: source default, here 300");
    seen.parameters = dark();
    seen.expect("parameter-values", Verdict.WARN, "nothing answers");
    seen.notRead = List.of("parameters");
    seen.expect("parameter-values", Verdict.WARN, "does not know the source's values");
  }

  @Test
  void aSubnetGroupMustBeNamedAndThere() {
    seen.subnetGroup = Optional.empty();
    seen.expect("subnet-group", Verdict.FAIL, "--subnet-group");
    seen.subnetGroup = Optional.of("nets");
    seen.subnets = absent();
    seen.expect("subnet-group", Verdict.FAIL, "no subnet group nets in eu-west-1");
    seen.subnets = dark();
    seen.expect("subnet-group", Verdict.UNKNOWN);
    var zone = Value.Fields.NONE.with("SubnetAvailabilityZone", Value.fields("Name", "eu-west-1a"));
    seen.subnets = known(Value.Fields.NONE.with("Subnets", Value.items(List.of(zone, zone))));
    seen.expect("subnet-group", Verdict.WARN, "only eu-west-1a");
  }

  @Test
  void aTokenThatCannotBeReadBackIsSaidPlainly() {
    seen.security = new Manifest.Security(true, "", false, true, List.of(), List.of());
    seen.expect("auth-token", Verdict.FAIL, "cannot be read back", "--without-auth");
    seen.withoutAuth = true;
    seen.expect("auth-token", Verdict.WARN, "the new cache has none");
  }

  @Test
  void userGroupsAreRegionalAndNeedTls() {
    seen.security = new Manifest.Security(true, "", false, false, List.of("app"), List.of());
    seen.expect("user-groups", Verdict.FAIL, "app", "--user-group");
    seen.userGroups = List.of("app-dr");
    seen.expect("user-groups", Verdict.PASS, "app-dr");
    seen.toldUserGroups.put("app-dr", Samples.absent());
    seen.expect("user-groups", Verdict.FAIL, "there is no user group app-dr in eu-west-1");
    seen.toldUserGroups.put("app-dr", Samples.dark());
    seen.expect("user-groups", Verdict.UNKNOWN, "nothing answers");
    seen.toldUserGroups.put("app-dr", Samples.known(Value.fields("Status", "modifying")));
    seen.expect("user-groups", Verdict.WARN, "is modifying");
    seen.toldUserGroups.put("app-dr", Samples.known(Value.fields("Status", "active")));
    seen.expect("user-groups", Verdict.PASS, "app-dr");
    seen.security = new Manifest.Security(false, "", false, false, List.of(), List.of());
    seen.expect("user-groups", Verdict.FAIL, "encryption in transit");
    seen.userGroups = List.of();
    seen.security = new Manifest.Security(true, "", false, false, List.of("app"), List.of());
    seen.withoutAuth = true;
    seen.expect("user-groups", Verdict.WARN, "has none");
  }

  @Test
  void noSecurityGroupIsWarnedAbout() {
    seen.securityGroups = List.of();
    seen.expect("security-groups", Verdict.WARN, "--security-group");
  }

  @Test
  void whatOtherServicesDoNotTellStopsItButForTheRole() {
    var good = Samples.ground();
    seen.ground =
        new Ground(
            Samples.dark(),
            Samples.dark(),
            Samples.dark(),
            Samples.dark(),
            Samples.dark(),
            good.nodes());
    seen.kmsKey = Optional.of("k");
    seen.security = new Manifest.Security(true, "", true, false, List.of(), List.of());
    for (var id : List.of("subnets", "security-groups", "kms-key", "quotas")) {
      seen.expect(id, Verdict.UNKNOWN, "nothing answers");
    }
    seen.expect("service-role", Verdict.WARN, "nothing answers");
  }

  @Test
  void theBucketMustLetTheDrRegionsServiceRead() {
    var b = seen.bucket;
    seen.bucket =
        new BucketFacts(
            "dst",
            b.region(),
            false,
            b.owned(),
            known(Samples.policy(Samples.HOME, "dst")),
            b.ownership(),
            b.encryption());
    seen.expect("dr-bucket-policy", Verdict.FAIL, "eu-west-1.elasticache-snapshot.amazonaws.com");
  }
}
