package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.DataCount;
import io.ecdr.model.Manifest;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.Check.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Restores into another cluster mode or number of shards, and by the name of a snapshot. */
class RestoreShapesTest {

  private final RestoreSeen seen = new RestoreSeen();

  private Value.Fields call() {
    return seen.plan().lanes().get(0).steps().stream()
        .filter(Step.Act.class::isInstance)
        .map(step -> ((Step.Act) step).call())
        .filter(call -> call.action().equals("CreateReplicationGroup"))
        .findFirst()
        .orElseThrow()
        .parameters();
  }

  private static DataCount counted(Long... databases) {
    return new DataCount(
        "a test", Samples.NOW, 10, List.of(), Optional.of(new TreeSet<>(List.of(databases))));
  }

  private void plainToCluster(int shards) {
    seen.manifest = Samples.cmdManifest();
    seen.cluster = Optional.of(true);
    seen.shards = Optional.of(shards);
    seen.count = Optional.of(counted(0L));
  }

  @Test
  void aPlainBackupIsSpreadEvenlyOverTheShardsOfACluster() {
    plainToCluster(3);
    assertThat(call().list("NodeGroupConfiguration"))
        .extracting(group -> group.text("Slots").orElse(""))
        .containsExactly("0-5460", "5461-10921", "10922-16383");
    assertThat(call().texts("SnapshotArns")).hasSize(1);
    assertThat(call().number("NumNodeGroups")).contains(3L);
    assertThat(call().get("NumCacheClusters")).isEmpty();
    assertThat(call().text("CacheParameterGroupName")).contains("default.redis7.cluster.on");
    assertThat(call().flag("AutomaticFailoverEnabled")).contains(true);
    assertThat(seen.plan().blockers()).isEmpty();
    seen.expect("cluster-mode", Verdict.PASS, "database 0");
    seen.expect("shard-count", Verdict.PASS, "1 to 3");
  }

  @Test
  void theParameterGroupOfThePlainSourceIsNotTakenForACluster() {
    plainToCluster(1);
    seen.parameterGroup = "tuned";
    seen.groups = Samples.known(List.of(new io.ecdr.model.ParameterGroup("tuned", "redis7")));
    assertThat(call().text("CacheParameterGroupName")).contains("default.redis7.cluster.on");
  }

  @Test
  void severalLogicalDatabasesCannotGoToACluster() {
    plainToCluster(2);
    seen.count = Optional.of(counted(0L, 3L));
    seen.expect("cluster-mode", Verdict.FAIL, "0, 3", "counted by a test");
    seen.count = Optional.of(counted(3L));
    seen.expect("cluster-mode", Verdict.UNKNOWN, "database 3");
    seen.count = Optional.empty();
    seen.expect("cluster-mode", Verdict.UNKNOWN, "nobody counted", "--inspect");
    seen.sourceParameters = Value.fields("databases", "1");
    seen.expect("cluster-mode", Verdict.PASS, "had one logical database");
  }

  @Test
  void aClusterNeverGoesBackToAPlainCache() {
    seen.cluster = Optional.of(false);
    seen.expect("cluster-mode", Verdict.FAIL, "AWS restores it only with cluster mode enabled");
  }

  @Test
  void severalShardsNeedClusterMode() {
    seen.manifest = Samples.cmdManifest();
    seen.shards = Optional.of(2);
    seen.expect("shard-count", Verdict.FAIL, "--cluster-mode enabled");
  }

  @Test
  void filesGoIntoAnotherNumberOfShards() {
    seen.shards = Optional.of(4);
    assertThat(call().list("NodeGroupConfiguration")).hasSize(4);
    assertThat(call().texts("SnapshotArns")).hasSize(2);
    seen.expect("shard-count", Verdict.PASS, "2 to 4");
    var confirm = (Step.Await) seen.plan().lanes().get(0).steps().get(1);
    assertThat(confirm.done().parameters().number("Shards")).contains(4L);
    assertThat(confirm.done().parameters().texts("Slots")).hasSize(4);
  }

  @Test
  void fewerShardsGetTheFullestShardsReplicasAndLessRoomIsSaid() {
    seen.shards = Optional.of(1);
    assertThat(call().list("NodeGroupConfiguration").get(0).number("ReplicaCount")).contains(2L);
    seen.expect("node-memory", Verdict.WARN, "less room a shard", "even share");
  }

  @Test
  void scatteredSlotsAreSentAsTheyAreUnlessShardsAreNamed() {
    seen.manifest =
        Samples.manifest(
            true,
            List.of(
                Samples.file("0001", "0-99,200-16383", 1, 5),
                Samples.file("0002", "100-199", 1, 5)));
    assertThat(call().list("NodeGroupConfiguration").get(0).text("Slots"))
        .contains("0-99,200-16383");
    seen.expect("slots", Verdict.WARN, "are sent like this", "--shards 2");
    seen.shards = Optional.of(2);
    assertThat(call().list("NodeGroupConfiguration"))
        .extracting(group -> group.text("Slots").orElse(""))
        .containsExactly("0-8191", "8192-16383");
    seen.expect("slots", Verdict.PASS);
  }

  private static Snapshot snapshot(String status, String type) {
    return Snapshot.of(
        Value.fields(
            "SnapshotName",
            "daily",
            "SnapshotStatus",
            status,
            "SnapshotSource",
            "automated",
            "Engine",
            "redis",
            "EngineVersion",
            "7.0.7",
            "CacheNodeType",
            type));
  }

  private void fromSnapshot(Manifest manifest) {
    seen.manifest = manifest;
    seen.snapshot = Optional.of(snapshot("available", "cache.r7g.large"));
  }

  @Test
  void aSnapshotOfTheRegionNeedsNoBucketAndGivesItsOwnShards() {
    fromSnapshot(Samples.cmeManifest());
    assertThat(call().text("SnapshotName")).contains(seen.manifest.backupId());
    assertThat(call().get("SnapshotArns")).isEmpty();
    assertThat(call().get("NodeGroupConfiguration")).isEmpty();
    assertThat(call().get("NumNodeGroups")).isEmpty();
    assertThat(seen.plan().blockers()).isEmpty();
    assertThat(seen.plan().checks())
        .extracting(Check::id)
        .contains("snapshot-status")
        .doesNotContain("files", "dr-bucket-policy");
    seen.replicas = Optional.of(1);
    assertThat(call().number("ReplicasPerNodeGroup")).contains(1L);
  }

  @Test
  void aSnapshotThatIsNotReadyIsRefused() {
    fromSnapshot(Samples.cmeManifest());
    for (var status : List.of("creating", "copying", "deleting", "failed", "resting")) {
      seen.snapshot = Optional.of(snapshot(status, "cache.r7g.large"));
      seen.expect("snapshot-status", Verdict.FAIL, "is " + status);
    }
    seen.snapshot = Optional.of(snapshot("restoring", "cache.r7g.large"));
    seen.expect("snapshot-status", Verdict.PASS);
  }

  @Test
  void anotherNumberOfShardsBySnapshotIsOnlyDoneWhenAskedAndCalledUnverified() {
    fromSnapshot(Samples.cmeManifest());
    seen.shards = Optional.of(3);
    seen.expect("shard-count", Verdict.WARN, "disagree", "not verified");
    assertThat(call().number("NumNodeGroups")).contains(3L);
  }

  @Test
  void dataTieringStaysWithinItsFamilyAlsoBySnapshot() {
    fromSnapshot(Samples.cmeManifest());
    seen.sourceType = "cache.r6gd.xlarge";
    seen.expect("data-tiering", Verdict.PASS);
    assertThat(call().flag("DataTieringEnabled")).contains(true);
    seen.nodeTypes = List.of("cache.r7g.large");
    seen.expect("data-tiering", Verdict.FAIL, "--node-type");
  }

  @Test
  void whatASnapshotDoesNotHoldIsAskedForByName() {
    fromSnapshot(Samples.cmeManifest());
    seen.notRead = List.of(SnapshotManifest.SECURITY);
    seen.expect("auth-token", Verdict.FAIL, "--user-group", "--without-auth");
    seen.expect("transit-encryption", Verdict.FAIL, "--tls or --no-tls");
    seen.expect("encryption", Verdict.PASS, "at rest on");
    assertThat(call().flag("AtRestEncryptionEnabled")).contains(true);
    seen.tls = Optional.of(true);
    seen.withoutAuth = true;
    assertThat(seen.plan().blockers()).isEmpty();
    assertThat(call().flag("TransitEncryptionEnabled")).contains(true);
  }
}
