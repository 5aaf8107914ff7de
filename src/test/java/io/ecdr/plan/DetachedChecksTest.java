package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Access;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Quota;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.Subnet;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Check.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The way home, with plain values: after a detach, and after a promotion. */
class DetachedChecksTest {

  private static final FailbackPlanner PLANNER = new FailbackPlanner(Samples.CALLS, "test");

  private Fact<ReplicationGroup> old = Samples.absent();
  private Fact<List<GlobalDatastore>> home = Samples.known(List.of());
  private Fact<List<GlobalDatastore>> away = Samples.known(List.of());
  private Fact<List<Snapshot>> snapshots = Samples.known(List.of());
  private Ground ground = Samples.ground();
  private Fact<Access> access = Samples.known(Access.NONE);

  private static Value.Fields group(String id) {
    return Value.fields(
            "ReplicationGroupId", id, "Status", "available", "CacheNodeType", "cache.r7g.large")
        .with("MemberClusters", Value.texts(List.of(id + "-001")))
        .with("NodeGroups", Value.items(List.of(Samples.shard("0001", ""))));
  }

  private static Value.Fields cluster() {
    return group("orders").with("ClusterEnabled", true);
  }

  private static ReplicationGroup oldSide() {
    return ReplicationGroup.of(Samples.HOME, group("orders"));
  }

  private static GlobalDatastore datastore(String id, String status, String... members) {
    return new GlobalDatastore(
        id,
        status,
        Optional.of("redis"),
        Optional.of("7.1"),
        Optional.of("cache.r7g.large"),
        false,
        List.of(members).stream()
            .map(m -> m.split(" "))
            .map(m -> new GlobalDatastore.Member(m[0], m[1], m[2], m[3]))
            .toList());
  }

  private Plan plan() {
    var successor = ReplicationGroup.of(Samples.AWAY, group("orders-eu"));
    var request =
        new StandbyCreateRequest(
            "orders-eu",
            Samples.AWAY,
            Samples.HOME,
            "orders",
            Optional.of("private"),
            List.of("sg-away"),
            Optional.empty(),
            Optional.of(1),
            Optional.empty());
    var standby =
        new StandbyInventory(
            Samples.ACCOUNT,
            successor,
            Samples.known(Samples.node("orders-eu-001", "available")),
            Samples.absent(),
            old,
            Samples.known(Samples.subnetGroup()),
            ground,
            Samples.NOW);
    return PLANNER.detached(
        request,
        new DetachedInventory(standby, home, away, snapshots, access, access),
        Samples.OPERATION);
  }

  private void expect(String id, Verdict verdict, String... words) {
    var check = BackupSeen.check(plan(), id);
    assertThat(check.verdict()).as(check.toString()).isEqualTo(verdict);
    for (var word : words) {
      assertThat(check.observed() + " / " + check.hint()).contains(word);
    }
    assertThat(plan().blockers().contains(check)).isEqualTo(verdict.blocks());
  }

  @Test
  void withTheOldSideGoneNothingIsInTheWay() {
    assertThat(plan().blockers()).isEmpty();
    expect("reattach", Verdict.PASS, "gone");
    expect("old-data", Verdict.PASS, "gone");
    expect("home-id", Verdict.PASS, "free");
    expect("settings", Verdict.SKIPPED);
    expect("users", Verdict.SKIPPED);
    assertThat(plan().lanes().get(0).steps()).isEmpty();
  }

  @Test
  void whatGoesFirstMakesRoomForWhatComes() {
    ground = full(14, 1);
    expect(
        "quotas",
        Verdict.FAIL,
        "16 of 14 nodes in the Region",
        "--quota-code L-DFE45DF3 --desired-value 16 --region us-east-1");
    expect("subnets", Verdict.FAIL, "1 free");

    old = Samples.known(ReplicationGroup.of(Samples.HOME, twoNodes()));
    expect("quotas", Verdict.PASS, "14 of 14 nodes in the Region", "2 go first");
    expect("subnets", Verdict.WARN, "1b 0 free; 2 nodes there go first", "--subnet-group");
  }

  /** As many nodes are there as the account may have. */
  private static Ground full(int nodes, long free) {
    var good = Samples.ground();
    return new Ground(
        Samples.known(
            List.of(
                new Subnet("subnet-a", "us-east-1a", "vpc-1", free),
                new Subnet("subnet-b", "us-east-1b", "vpc-1", 0))),
        good.securityGroups(),
        good.key(),
        good.role(),
        Samples.known(List.of(new Quota("L-DFE45DF3", "Nodes per Region", nodes))),
        Samples.known(nodes));
  }

  private static Value.Fields twoNodes() {
    return group("orders").with("MemberClusters", Value.texts(List.of("orders-001", "orders-002")));
  }

  @Test
  void whatOnlyTheOldSideMayHoldIsSavedFirst() {
    old = Samples.known(oldSide());
    expect("reattach", Verdict.WARN, "can never be attached again");
    expect("home-id", Verdict.WARN, "free once the old side is deleted");
    var create = "aws elasticache create-snapshot --snapshot-name orders-saved";
    var end = " --region us-east-1";
    expect(
        "old-data", Verdict.FAIL, "no snapshot", create + " --cache-cluster-id orders-001" + end);
    old = Samples.known(ReplicationGroup.of(Samples.HOME, cluster()));
    expect("old-data", Verdict.FAIL, create + " --replication-group-id orders" + end);
    snapshots =
        Samples.known(List.of(BackupSeen.snapshot("old", Duration.ofDays(2), "manual", "1 MB")));
    expect("old-data", Verdict.FAIL, "old, 2 d");
    snapshots =
        Samples.known(List.of(BackupSeen.snapshot("tail", Duration.ofHours(1), "manual", "1 MB")));
    expect("old-data", Verdict.PASS, "tail");
    snapshots = Samples.dark();
    expect("old-data", Verdict.UNKNOWN, "nothing answers");
    old = Samples.dark();
    expect("old-data", Verdict.UNKNOWN);
    expect("home-id", Verdict.UNKNOWN);
  }

  @Test
  void theOldDatastoreAndItsNameAreOutOfTheWay() {
    expect("old-shell", Verdict.PASS, "none");
    home =
        Samples.known(
            List.of(datastore("ldgnf-o", "primary-only", "orders us-east-1 PRIMARY associated")));
    expect("old-shell", Verdict.FAIL, "ldgnf-o is primary-only", "--retain-primary");
    expect("suffix", Verdict.PASS, "free");
    away =
        Samples.known(
            List.of(
                datastore("fpkhr-orders-eu", "primary-only", "x eu-west-1 PRIMARY associated")));
    expect("suffix", Verdict.FAIL, "fpkhr-orders-eu");
    away = Samples.dark();
    expect("suffix", Verdict.UNKNOWN);
    home = Samples.dark();
    expect("old-shell", Verdict.UNKNOWN);
  }

  @Test
  void differencesOfTheTwoSidesAreTold() {
    old = Samples.known(oldSide());
    expect("settings", Verdict.PASS);
    old =
        Samples.known(
            ReplicationGroup.of(
                Samples.HOME,
                group("orders")
                    .with("CacheNodeType", "cache.r7g.xlarge")
                    .with("MultiAZ", "enabled")));
    expect("settings", Verdict.WARN, "node type: cache.r7g.xlarge at the old side", "Multi-AZ");
  }

  private static Plan promoted(Lag lag, String role, String status) {
    var datastore =
        datastore(
            "ldgnf-orders",
            status,
            "orders us-east-1 " + role + " associated",
            "orders-eu eu-west-1 "
                + (role.equals("PRIMARY") ? "SECONDARY" : "PRIMARY")
                + " associated");
    var seen =
        new GlobalInventory(
            Samples.ACCOUNT,
            Samples.HOME,
            datastore,
            datastore.in(Samples.HOME).orElseThrow(),
            Samples.known(oldSide()),
            Samples.known(datastore),
            Samples.known(ReplicationGroup.of(Samples.AWAY, group("orders-eu"))),
            lag,
            Samples.NOW);
    var home =
        new SwitchoverRequest(
            "orders",
            Samples.HOME,
            Samples.HOME,
            LossLimit.of(Duration.ofMinutes(9)),
            Optional.empty(),
            Optional.empty(),
            WriteProbe.AUTO);
    return PLANNER.promoted(home, seen, Samples.OPERATION);
  }

  private static Lag behind(int seconds) {
    return new Lag.Read(Duration.ofSeconds(seconds), Samples.NOW.minusSeconds(60), "x");
  }

  @Test
  void afterAPromotionTheOldSideHasToFollowAndToCatchUp() {
    assertThat(promoted(behind(1), "SECONDARY", "available").blockers()).isEmpty();
    assertThat(promoted(behind(11), "SECONDARY", "available").blockers())
        .extracting(Check::id)
        .containsExactly("resynced");
    assertThat(promoted(new Lag.Unknown("silence"), "SECONDARY", "available").blockers())
        .extracting(Check::id)
        .containsExactly("resynced", Check.LOSS);
    assertThat(promoted(behind(1), "SECONDARY", "modifying").blockers())
        .extracting(Check::id)
        .contains("old-side");
    var nothing = promoted(behind(1), "PRIMARY", "available");
    assertThat(BackupSeen.check(nothing, "old-side").verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(BackupSeen.check(nothing, "resynced").verdict()).isEqualTo(Verdict.SKIPPED);
  }
}
