package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Plans of new standbys, with plain values. */
class StandbyPlanTest {

  private static ReplicationGroup group(boolean cluster, String type) {
    return ReplicationGroup.of(
        Samples.HOME,
        Value.fields(
                "ReplicationGroupId", "orders",
                "Status", "available",
                "CacheNodeType", type,
                "AutomaticFailover", "enabled")
            .with("ClusterEnabled", cluster)
            .with("MemberClusters", Value.texts(List.of("orders-001", "orders-002")))
            .with(
                "NodeGroups",
                Value.items(List.of(Samples.shard("0001", cluster ? "0-16383" : "", "a", "b")))));
  }

  private static StandbyInventory seen(ReplicationGroup group, Fact<GlobalDatastore> datastore) {
    return new StandbyInventory(
        Samples.ACCOUNT,
        group,
        Samples.known(
            CacheCluster.of(
                Value.fields(
                    "CacheClusterId", "orders-001",
                    "Engine", "redis",
                    "EngineVersion", "7.1.0",
                    "CacheNodeType", "cache.r6g.large"))),
        datastore,
        Samples.absent(),
        Samples.known(Samples.subnetGroup()),
        Samples.ground(),
        Samples.NOW);
  }

  private static Plan plan(StandbyInventory seen) {
    var request =
        new StandbyCreateRequest(
            "orders",
            Samples.HOME,
            Samples.AWAY,
            "orders-eu",
            Optional.of("private"),
            List.of("sg-away"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new StandbyCreatePlanner(Samples.CALLS, "test").plan(request, seen, Samples.OPERATION);
  }

  private static Call call(Plan plan, int step) {
    return ((Step.Act) plan.lanes().get(0).steps().get(step)).call();
  }

  @Test
  void makesADatastoreThenAMemberWithTheIdThatTheServiceTells() {
    var plan = plan(seen(group(false, "cache.r6g.large"), Samples.absent()));

    assertThat(plan.blockers()).isEmpty();
    assertThat(call(plan, 0).action()).isEqualTo("CreateGlobalReplicationGroup");
    assertThat(call(plan, 0).region()).isEqualTo(Samples.HOME);
    assertThat(call(plan, 1).action()).isEqualTo("CreateReplicationGroup");
    assertThat(call(plan, 1).region()).isEqualTo(Samples.AWAY);
    assertThat(call(plan, 1).parameters().get("GlobalReplicationGroupId").orElseThrow())
        .isInstanceOf(Value.Bound.class);
    assertThat(PlanCodec.read(PlanCodec.write(plan))).isEqualTo(plan);
  }

  @Test
  void givesASecondaryNothingThatItMayNotBeGiven() {
    for (boolean cluster : List.of(false, true)) {
      var plan = plan(seen(group(cluster, "cache.r6g.large"), Samples.absent()));

      assertThat(new TreeSet<>(call(plan, 1).parameters().members().keySet()))
          .isSubsetOf(
              "ReplicationGroupId",
              "ReplicationGroupDescription",
              "GlobalReplicationGroupId",
              "CacheSubnetGroupName",
              "SecurityGroupIds",
              "KmsKeyId",
              "Port",
              "NumCacheClusters",
              "ReplicasPerNodeGroup")
          .contains(cluster ? "ReplicasPerNodeGroup" : "NumCacheClusters");
    }
  }

  @Test
  void usesTheDatastoreThatIsThere() {
    var there =
        new GlobalDatastore(
            "ldgnf-x",
            "primary-only",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(new GlobalDatastore.Member("orders", "us-east-1", "PRIMARY", "associated")));

    var plan = plan(seen(group(false, "cache.r6g.large"), Samples.known(there)));

    assertThat(plan.blockers()).isEmpty();
    assertThat(plan.lanes().get(0).steps()).hasSize(1);
    assertThat(call(plan, 0).parameters().text("GlobalReplicationGroupId")).contains("ldgnf-x");
  }

  @Test
  void refusesWhatCannotBeInADatastore() {
    assertThat(plan(seen(group(false, "cache.t3.small"), Samples.absent())).blockers())
        .extracting(Check::id)
        .containsExactly("node-type");

    var full =
        new GlobalDatastore(
            "ldgnf-x",
            "available",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(
                new GlobalDatastore.Member("orders", "us-east-1", "PRIMARY", "associated"),
                new GlobalDatastore.Member("o", "eu-west-1", "SECONDARY", "associated")));
    assertThat(plan(seen(group(false, "cache.r6g.large"), Samples.known(full))).blockers())
        .extracting(Check::id)
        .containsExactly("global-datastore");
  }

  private static Check check(Plan plan, String id) {
    return plan.checks().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  private static StandbyInventory multiAz(List<String> zones, List<String> types) {
    var usual = seen(group(false, "cache.r6g.large"), Samples.absent());
    var group =
        ReplicationGroup.of(
            Samples.HOME,
            Value.fields(
                    "ReplicationGroupId", "orders",
                    "Status", "available",
                    "CacheNodeType", "cache.r6g.large",
                    "AutomaticFailover", "enabled",
                    "MultiAZ", "enabled")
                .with("MemberClusters", Value.texts(List.of("orders-001", "orders-002")))
                .with("NodeGroups", Value.items(List.of(Samples.shard("0001", "", "a", "b")))));
    var subnets =
        zones.stream()
            .map(z -> Value.Fields.NONE.with("SubnetAvailabilityZone", Value.fields("Name", z)))
            .toList();
    return new StandbyInventory(
        usual.account(),
        group,
        usual.node(),
        usual.datastore(),
        usual.sameId(),
        Samples.known(Value.Fields.NONE.with("Subnets", Value.items(subnets))),
        usual.ground(),
        Samples.known(types),
        StandbyLogins.none(Samples.NOW),
        Samples.NOW);
  }

  @Test
  void multiAzWantsTwoZones() {
    var one = check(plan(multiAz(List.of("eu-west-1a"), List.of())), "subnet-group");
    var two = check(plan(multiAz(List.of("eu-west-1a", "eu-west-1b"), List.of())), "subnet-group");

    assertThat(one.verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(one.observed()).contains("only eu-west-1a", "inherits Multi-AZ");
    assertThat(two.verdict()).isEqualTo(Check.Verdict.PASS);
    assertThat(two.observed()).contains("eu-west-1a, eu-west-1b");
  }

  @Test
  void aNodeTypeThatIsNotSeenThereIsUnknownAndSaidToBe() {
    var unseen = check(plan(multiAz(List.of(), List.of("cache.t3.small"))), "node-type-there");
    var there = check(plan(multiAz(List.of(), List.of("cache.r6g.large"))), "node-type-there");

    assertThat(unseen.verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(unseen.hint()).contains("--cache-node-type cache.r6g.large --region eu-west-1");
    assertThat(there.verdict()).isEqualTo(Check.Verdict.PASS);
  }

  @Test
  void aRegionThatTheGuideDoesNotListIsWarnedOf() {
    var seen = seen(group(false, "cache.r6g.large"), Samples.absent());
    assertThat(check(plan(seen), "global-regions").verdict()).isEqualTo(Check.Verdict.PASS);

    var elsewhere =
        new StandbyCreateRequest(
            "orders",
            Samples.HOME,
            new Region("ap-east-2"),
            "orders-tw",
            Optional.of("private"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var far =
        new StandbyCreatePlanner(Samples.CALLS, "test").plan(elsewhere, seen, Samples.OPERATION);

    assertThat(check(far, "global-regions").verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(check(far, "global-regions").observed()).startsWith("ap-east-2: not in the list");
  }
}
