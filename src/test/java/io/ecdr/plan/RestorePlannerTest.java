package io.ecdr.plan;

import static io.ecdr.plan.Samples.known;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Manifest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.Check.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Restores planned from plain values: the call that is made of a manifest. */
class RestorePlannerTest {

  private static Value.Fields call(RestoreSeen seen) {
    var step = (Step.Act) seen.plan().lanes().get(0).steps().get(0);
    assertThat(step.call().action()).isEqualTo("CreateReplicationGroup");
    return step.call().parameters();
  }

  @Test
  void aHealthyBackupHasNothingInTheWay() {
    var plan = new RestoreSeen().plan();
    assertThat(plan.blockers()).isEmpty();
    assertThat(plan.checks())
        .extracting(Check::id)
        .doesNotHaveDuplicates()
        .contains("slots", "node-memory", "auth-token", "quotas");
    assertThat(plan.regions()).containsExactly(Samples.AWAY);
  }

  @Test
  void everyCallGoesToTheDrRegionOnly() {
    var plan = new RestoreSeen().plan();
    assertThat(plan.toString()).doesNotContain("us-east-1.test");
    assertThat(plan.lanes()).hasSize(1);
    assertThat(plan.lanes().get(0).cache().region()).isEqualTo(Samples.AWAY);
  }

  @Test
  void aClusterComesBackWithItsShardsSlotsAndReplicas() {
    var call = call(new RestoreSeen());
    assertThat(call.texts("SnapshotArns"))
        .containsExactly("arn:aws:s3:::dst/ecdr/x/0001.rdb", "arn:aws:s3:::dst/ecdr/x/0002.rdb");
    assertThat(call.list("NodeGroupConfiguration"))
        .containsExactly(
            Value.fields("NodeGroupId", "0001", "Slots", "0-8191").with("ReplicaCount", 1),
            Value.fields("NodeGroupId", "0002", "Slots", "8192-16383").with("ReplicaCount", 2));
    assertThat(call.number("NumNodeGroups")).contains(2L);
    assertThat(call.get("NumCacheClusters")).isEmpty();
    assertThat(call.flag("AutomaticFailoverEnabled")).contains(true);
    assertThat(call.flag("MultiAZEnabled")).contains(true);
    assertThat(call.text("CacheParameterGroupName")).contains("default.redis7.cluster.on");
    assertThat(call.text("EngineVersion")).contains("7.0");
    assertThat(call.text("CacheSubnetGroupName")).contains("subnets");
    assertThat(call.get("Port")).isEmpty();
  }

  @Test
  void withoutClusterModeThereAreNodesInsteadOfShards() {
    var seen = new RestoreSeen();
    seen.manifest = Samples.cmdManifest();
    var call = call(seen);
    assertThat(call.number("NumCacheClusters")).contains(3L);
    assertThat(call.get("NodeGroupConfiguration")).isEmpty();
    assertThat(call.get("NumNodeGroups")).isEmpty();
    assertThat(call.flag("AutomaticFailoverEnabled")).contains(true);
    assertThat(call.text("CacheParameterGroupName")).contains("default.redis7");
  }

  @Test
  void aSingleNodeHasNoFailover() {
    var seen = new RestoreSeen();
    seen.manifest = Samples.cmdManifest();
    seen.replicas = Optional.of(0);
    var call = call(seen);
    assertThat(call.number("NumCacheClusters")).contains(1L);
    assertThat(call.flag("AutomaticFailoverEnabled")).contains(false);
    assertThat(call.flag("MultiAZEnabled")).contains(false);
    seen.expect("layout", Verdict.WARN, "no Multi-AZ");
  }

  @Test
  void fewerReplicasMayBeAskedFor() {
    var seen = new RestoreSeen();
    seen.replicas = Optional.of(0);
    assertThat(call(seen).list("NodeGroupConfiguration"))
        .hasSize(2)
        .allSatisfy(g -> assertThat(g.number("ReplicaCount")).contains(0L));
    assertThat(call(seen).flag("AutomaticFailoverEnabled")).contains(true);
  }

  @Test
  void itIsTaggedWithTheOperationAndTheBackupAndTheSourcesTags() {
    assertThat(call(new RestoreSeen()).list("Tags"))
        .containsExactly(
            Value.fields("Key", "ecdr:operation", "Value", "20261123-0300-aaaa"),
            Value.fields("Key", "ecdr:backup", "Value", "orders-" + Samples.OPERATION),
            Value.fields(
                "Key", "ecdr:lineage", "Value", "eu-west-1/replication-group/orders-dr of lineage"),
            Value.fields("Key", "team", "Value", "shop"));
  }

  @Test
  void securitySettingsComeFromTheManifest() {
    var seen = new RestoreSeen();
    seen.security = new Manifest.Security(true, "preferred", true, false, List.of(), List.of());
    seen.kmsKey = Optional.of("key-1");
    seen.securityGroups = List.of("sg-1");
    var call = call(seen);
    assertThat(call.flag("TransitEncryptionEnabled")).contains(true);
    assertThat(call.text("TransitEncryptionMode")).contains("preferred");
    assertThat(call.flag("AtRestEncryptionEnabled")).contains(true);
    assertThat(call.text("KmsKeyId")).contains("key-1");
    assertThat(call.texts("SecurityGroupIds")).containsExactly("sg-1");
    assertThat(call.get("UserGroupIds")).isEmpty();
  }

  @Test
  void requiredEncryptionIsWhatItIsWithoutAMode() {
    var seen = new RestoreSeen();
    seen.security = new Manifest.Security(true, "required", true, false, List.of(), List.of());
    assertThat(call(seen).flag("TransitEncryptionEnabled")).contains(true);
    assertThat(call(seen).get("TransitEncryptionMode")).isEmpty();
  }

  @Test
  void anUnusualPortIsKept() {
    var seen = new RestoreSeen();
    seen.port = Optional.of(7777);
    assertThat(call(seen).number("Port")).contains(7777L);
  }

  @Test
  void theSecondStepConfirmsEveryNodeAndSlot() {
    var step = new RestoreSeen().plan().lanes().get(0).steps().get(1);
    assertThat(step.id()).isEqualTo("orders-dr/confirm");
    var done = ((Step.Await) step).done();
    assertThat(done.kind()).isEqualTo("group-serving");
    assertThat(done.parameters().number("Nodes")).contains(5L);
    assertThat(done.parameters().texts("Slots")).containsExactly("0-8191", "8192-16383");
  }

  @Test
  void itPredictsRtoAndTheDatasAge() {
    var prediction = new RestoreSeen().plan().prediction();
    assertThat(prediction.rto()).contains(prediction.duration());
    assertThat(prediction.recoveryPointAge()).contains(Duration.ofHours(1));
    assertThat(prediction.basis()).contains("AWS publishes no figure");
  }

  @Test
  void otherPartitionsHaveOtherArns() {
    var request = RestoreRequest.of("b", new io.ecdr.model.Region("cn-north-1"), "x", "dst");
    var plan =
        new RestorePlanner(Samples.CALLS, "test")
            .plan(request, Samples.stock(Samples.cmeManifest()), "20261123-0300-aaaa");
    var call = ((Step.Act) plan.lanes().get(0).steps().get(0)).call().parameters();
    assertThat(call.texts("SnapshotArns").get(0)).startsWith("arn:aws-cn:s3:::dst/");
  }

  @Test
  void anUnknownRecoveryPointIsNeverZero() {
    var seen = new RestoreSeen();
    seen.recoveryPoint = Optional.empty();
    assertThat(seen.plan().prediction().recoveryPointAge()).isEmpty();
    seen.expect("recovery-point", Verdict.WARN, "told no time");
  }

  @Test
  void aParameterGroupOfTheSourcesNameIsTakenIfItFits() {
    var seen = new RestoreSeen();
    seen.parameterGroup = "orders-tuned";
    seen.groups =
        known(
            List.of(
                new io.ecdr.model.ParameterGroup("orders-tuned", "redis7"),
                new io.ecdr.model.ParameterGroup("default.redis7.cluster.on", "redis7")));
    assertThat(call(seen).text("CacheParameterGroupName")).contains("orders-tuned");
    seen.groups = known(List.of(new io.ecdr.model.ParameterGroup("orders-tuned", "redis6.x")));
    assertThat(call(seen).text("CacheParameterGroupName")).contains("default.redis7.cluster.on");
  }

  @Test
  void otherNodeTypesAreTheSameCallTriedInOrder() {
    var seen = new RestoreSeen();
    seen.nodeTypes = List.of("cache.r7g.large", "cache.r6g.large", "cache.r5.large");
    var act = (Step.Act) seen.plan().lanes().get(0).steps().get(0);
    assertThat(act.calls())
        .extracting(call -> call.parameters().text("CacheNodeType").orElse(""))
        .containsExactly("cache.r7g.large", "cache.r6g.large", "cache.r5.large");
    assertThat(act.otherwise())
        .allMatch(
            other ->
                other.with("CacheNodeType", new Value.Text("cache.r7g.large")).equals(act.call()));
    seen.nodeTypes = List.of("cache.r7g.large", "cache.t4g.micro");
    seen.expect("node-memory", Verdict.WARN, "less room a shard", "cache.t4g.micro");
  }

  @Test
  void aParameterGroupIsMadeInPartsOfTwentyValues() {
    var seen = new RestoreSeen();
    seen.recreate = true;
    var known = Value.fields("cluster-enabled", "no");
    for (int i = 0; i < 45; i++) {
      seen.sourceParameters = seen.sourceParameters.with("parameter-" + i, "v" + i);
      known = known.with("parameter-" + i, "default");
    }
    seen.parameters = known(known);
    var steps = seen.plan().lanes().get(0).steps();
    assertThat(steps)
        .extracting(Step::id)
        .containsExactly(
            "orders-dr/parameter-group",
            "orders-dr/parameters",
            "orders-dr/parameters-2",
            "orders-dr/parameters-3",
            "orders-dr/create",
            "orders-dr/confirm",
            "orders-dr/prove");
    assertThat(
            steps.subList(1, 4).stream()
                .map(
                    step ->
                        ((Step.Act) step).call().parameters().list("ParameterNameValues").size()))
        .containsExactly(20, 20, 6);
    var create = ((Step.Act) steps.get(4)).call().parameters();
    assertThat(create.text("CacheParameterGroupName")).contains("orders-dr");
    seen.expect("parameter-values", Verdict.PASS, "46 values");
  }

  @Test
  void aParameterGroupThatCannotBeMadeIsRefusedBeforehand() {
    var seen = new RestoreSeen();
    seen.recreate = true;
    seen.sourceParameters = Value.fields("strange", "1");
    seen.expect("parameter-values", Verdict.FAIL, "redis7 has no", "strange");
    seen.groups = known(List.of(new io.ecdr.model.ParameterGroup("orders-dr", "redis7")));
    seen.expect("parameter-group", Verdict.FAIL, "orders-dr already");
    seen.groups = Samples.dark();
    seen.expect("parameter-group", Verdict.UNKNOWN);
    seen.notRead = List.of("parameters");
    seen.expect("parameter-group", Verdict.FAIL, "does not know the source's values");
  }

  @Test
  void aTokenIsInTheCallByItsPlaceOnly() {
    var seen = new RestoreSeen();
    seen.authToken = Optional.of("env:TOKEN");
    seen.expect("auth-token", Verdict.FAIL, "--tls");
    seen.tls = Optional.of(true);
    assertThat(call(seen).get("AuthToken")).contains(new Value.Secret("env:TOKEN"));
    seen.expect("auth-token", Verdict.PASS, "from env:TOKEN");
    seen.expect("transit-encryption", Verdict.WARN, "the source had it off");
  }
}
