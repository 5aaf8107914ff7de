package io.ecdr.plan;

import static io.ecdr.plan.Samples.known;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.ManifestForm;
import io.ecdr.model.Value;
import io.ecdr.plan.Check.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Backups planned from plain values. */
class BackupPlannerTest {

  private static Step.Act act(Plan plan, String id) {
    return (Step.Act) step(plan, id);
  }

  private static Step step(Plan plan, String id) {
    return plan.lanes().get(0).steps().stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aHealthyCacheHasNothingInTheWay() {
    var seen = new BackupSeen();
    seen.loads = BackupSeen.loads(Map.of(), Map.of("orders-0001-001", 40.0), Map.of());
    var plan = seen.plan();
    assertThat(plan.blockers()).isEmpty();
    assertThat(plan.checks()).filteredOn(c -> c.verdict() == Verdict.WARN).isEmpty();
    assertThat(plan.checks()).extracting(Check::id).doesNotHaveDuplicates().hasSize(32);
  }

  @Test
  void theSameValuesGiveTheSamePlan() {
    assertThat(new BackupSeen().plan()).isEqualTo(new BackupSeen().plan());
  }

  @Test
  void theStepsAreThoseFiveInOrder() {
    assertThat(new BackupSeen().plan().lanes().get(0).steps())
        .extracting(Step::id)
        .containsExactly(
            "orders/snapshot", "orders/export", "orders/copy", "orders/manifest", "orders/check");
  }

  @Test
  void aClusterIsSnapshottedAsAGroup() {
    var call = act(new BackupSeen().plan(), "orders/snapshot").call();
    assertThat(call.name()).isEqualTo("elasticache:CreateSnapshot");
    assertThat(call.endpoint()).isEqualTo("https://elasticache.us-east-1.test");
    assertThat(call.parameters().text("ReplicationGroupId")).contains("orders");
    assertThat(call.parameters().get("CacheClusterId")).isEmpty();
    assertThat(call.parameters().list("Tags"))
        .containsExactly(
            Value.fields("Key", "ecdr:operation", "Value", Samples.OPERATION),
            Value.fields("Key", "team", "Value", "shop"));
  }

  @Test
  void withoutClusterModeAReplicaIsNamed() {
    var seen = new BackupSeen();
    seen.group = Samples.cmd();
    seen.nodes =
        known(
            List.of(
                Samples.node("orders-001", "available"),
                Samples.node("orders-002", "rebooting cluster nodes"),
                Samples.node("orders-003", "available")));
    var call = act(seen.plan(), "orders/snapshot").call();
    assertThat(call.parameters().text("CacheClusterId")).contains("orders-003");
    assertThat(call.parameters().get("ReplicationGroupId")).isEmpty();
    assertThat(call.parameters().text("SnapshotName")).contains("orders-" + Samples.OPERATION);
  }

  @Test
  void theReplicaThatIsLeastBehindIsNamed() {
    var seen = new BackupSeen();
    seen.group = Samples.cmd();
    seen.nodes =
        known(
            List.of(
                Samples.node("orders-001", "available"),
                Samples.node("orders-002", "available"),
                Samples.node("orders-003", "available")));
    assertThat(source(seen)).isEqualTo("orders-002");
    assertThat(BackupSeen.check(seen.plan(), "snapshot-source").observed()).contains("unknown");

    seen.loads = BackupSeen.loads(Map.of("orders-002", 4.0, "orders-003", 0.5), Map.of(), Map.of());
    assertThat(source(seen)).isEqualTo("orders-003");
    var check = BackupSeen.check(seen.plan(), "snapshot-source");
    assertThat(check.verdict()).isEqualTo(Verdict.PASS);
    assertThat(check.observed()).contains("0.5 s behind");
    assertThat(check.age()).contains(Duration.ofSeconds(60));

    seen.loads = BackupSeen.loads(Map.of("orders-002", 400.0), Map.of(), Map.of());
    assertThat(source(seen)).isEqualTo("orders-002");
    assertThat(BackupSeen.check(seen.plan(), "snapshot-source").verdict()).isEqualTo(Verdict.WARN);
    assertThat(seen.plan().blockers()).isEmpty();
  }

  private static String source(BackupSeen seen) {
    return act(seen.plan(), "orders/snapshot")
        .call()
        .parameters()
        .text("CacheClusterId")
        .orElseThrow();
  }

  @Test
  void aSingleNodeIsNamedItselfAndWarnedAbout() {
    var seen = new BackupSeen();
    seen.group = Samples.group(false, Samples.shard("0001", "", "orders-001=primary"));
    assertThat(act(seen.plan(), "orders/snapshot").call().parameters().text("CacheClusterId"))
        .contains("orders-001");
    assertThat(BackupSeen.check(seen.plan(), "snapshot-source").verdict()).isEqualTo(Verdict.WARN);
  }

  @Test
  void theExportWaitsForOneFileForEachShard() {
    var export = act(new BackupSeen().plan(), "orders/export");
    assertThat(export.call().parameters().text("TargetBucket")).contains("src");
    assertThat(export.done().kind()).isEqualTo("export-complete");
    assertThat(export.done().parameters().number("Shards")).contains(2L);
    assertThat(export.done().parameters().text("Prefix"))
        .contains("orders-" + Samples.OPERATION + "-");
  }

  @Test
  void theCopyGoesToTheDrRegionEncryptedForARestore() {
    var copy = (Step.Local) step(new BackupSeen().plan(), "orders/copy");
    assertThat(copy.kind()).isEqualTo("copy-objects");
    assertThat(copy.parameters().text("TargetPrefix"))
        .contains(
            "ecdr/111122223333/us-east-1/replication-group/orders/orders-"
                + Samples.OPERATION
                + "/");
    assertThat(copy.parameters().get("Objects").orElseThrow())
        .isEqualTo(new Value.Bound("orders/export", "Objects", "2 exported files"));
    var copies = copy.mayCall().stream().filter(c -> c.action().equals("CopyObject")).toList();
    assertThat(copies).hasSize(2);
    assertThat(copies)
        .allSatisfy(
            c -> {
              assertThat(c.region()).isEqualTo(Samples.AWAY);
              assertThat(c.parameters().text("ServerSideEncryption")).contains("AES256");
            });
  }

  @Test
  void theDraftIsAManifestOfTheLiveGroup() {
    var step = (Step.Local) step(new BackupSeen().plan(), "orders/manifest");
    var draft = ManifestForm.read(step.parameters().fields("Draft"));
    assertThat(draft.engineVersion()).isEqualTo("7.0.7");
    assertThat(draft.parameterGroup()).isEqualTo("default.redis7.cluster.on");
    assertThat(draft.multiAz()).isTrue();
    assertThat(draft.shards())
        .extracting(s -> s.id() + " " + s.slots() + " " + s.replicas())
        .containsExactly("0001 0-8191 1", "0002 8192-16383 1");
    assertThat(draft.unknown()).isEmpty();
  }

  @Test
  void whatCouldNotBeReadIsNamedInTheManifest() {
    var seen = new BackupSeen();
    seen.tags = Samples.dark();
    seen.parameters = Samples.dark();
    var step = (Step.Local) step(seen.plan(), "orders/manifest");
    assertThat(ManifestForm.read(step.parameters().fields("Draft")).unknown())
        .containsExactly("parameters", "tags");
  }

  @Test
  void aLongIdStillMakesALegalNameOfFortyCharacters() {
    var seen = new BackupSeen();
    var id = "a-cache-with-a-rather-long-name-indeed-x";
    seen.group = Samples.cme().with("ReplicationGroupId", id);
    var request =
        new BackupRequest(id, Samples.HOME, Samples.AWAY, "src", "dst", "ecdr", Optional.empty());
    var plan = BackupSeen.PLANNER.plan(request, seen.all(), Samples.OPERATION);
    assertThat(act(plan, id + "/snapshot").call().parameters().text("SnapshotName"))
        .hasValueSatisfying(
            name -> assertThat(name).startsWith("a-cache-with-a-rather-" + "2026").hasSize(40));
    assertThat(plan.blockers()).isEmpty();
  }

  @Test
  void timesSayThatTheyAreARuleOfThumb() {
    var seen = new BackupSeen();
    seen.snapshots =
        known(List.of(BackupSeen.snapshot("s", Duration.ofDays(3), "manual", "2048 MB")));
    var limits = step(seen.plan(), "orders/snapshot").limits();
    assertThat(limits.expected()).isEqualTo(Duration.ofSeconds(240));
    assertThat(limits.basis()).contains("AWS publishes no figure").contains("4.0 GiB");
    assertThat(limits.timeout()).isEqualTo(Duration.ofHours(2));
    assertThat(seen.plan().prediction().rto()).isEmpty();
  }

  @Test
  void theOperatorsTimeoutGoesForEveryStep() {
    var request =
        new BackupRequest(
            "orders",
            Samples.HOME,
            Samples.AWAY,
            "src",
            "dst",
            "ecdr",
            Optional.of(Duration.ofMinutes(7)));
    assertThat(
            BackupSeen.PLANNER
                .plan(request, new BackupSeen().all(), Samples.OPERATION)
                .lanes()
                .get(0)
                .steps())
        .hasSize(5)
        .allSatisfy(s -> assertThat(s.limits().timeout()).isEqualTo(Duration.ofMinutes(7)));
  }
}
