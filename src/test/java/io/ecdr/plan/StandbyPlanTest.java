package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.PlanCodec;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
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
}
