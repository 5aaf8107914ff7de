package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows a change of roles, typed at the whole program. */
class AfterwardsTypedTest {

  private static final String NO_ROOM = "quota eu-west-1 L-AF354865=2";

  @TempDir private static Path folder;
  private static Simulator simulator;
  private static Operator operator;

  @BeforeAll
  static void begin() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    done("sim subnet-group private --region us-east-1");
    done("sim subnet-group private --region eu-west-1");
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  private static Operator.Ended done(String line) {
    return ended(line, 0);
  }

  private static Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  /** A cache whose service keeps snapshots so long, with a standby that has none. */
  private static void standby(String id, int days) {
    done(
        "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private AutomaticFailoverEnabled=true NumCacheClusters=2"
            + " CacheParameterGroupName=default.redis7 SnapshotWindow=05:00-06:00"
            + " SnapshotRetentionLimit="
            + days
            + " ReplicationGroupId="
            + id);
    done("sim wait " + id + " --region us-east-1");
    done(
        "standby create %1$s --region us-east-1 --to eu-west-1 --as %1$s-eu".formatted(id)
            + " --subnet-group private --yes");
  }

  private static String change(String verb, String id, String more) {
    return "%s %s --region us-east-1 --to eu-west-1".formatted(verb, id)
        + " --accept-unknown-loss --expect-primary us-east-1 --write-probe off --yes "
        + more;
  }

  private static List<String> changing(Operator.Ended ended) {
    return ended.sent().stream()
        .filter(s -> !s.readsOnly())
        .map(RecordingHttp.Sent::action)
        .toList();
  }

  private static Value.Fields outcome(Operator.Ended ended, String id) {
    return ended.data().fields("report").list("lanes").get(0).list("steps").stream()
        .filter(s -> s.fields("step").text("id").orElseThrow().equals(id))
        .findFirst()
        .orElseThrow()
        .fields("outcome");
  }

  private static String group(String id) {
    return done("sim call elasticache DescribeReplicationGroups --region eu-west-1 ReplicationGroupId="
            + id)
        .out();
  }

  @Test
  void replicasAndBackupsFollowAPromotionOfAMember() {
    standby("orders", 0);
    var line =
        change(
            "switchover",
            "orders",
            "--replicas-after 3 --snapshot-retention 7 --snapshot-window 02:00-03:00");

    var shown = done(line + " --dry-run");
    assertThat(shown.out())
        .contains("IncreaseReplicaCount", "ModifyReplicationGroup", "from 1 to 3 per shard");
    assertThat(shown.sent()).allMatch(RecordingHttp.Sent::readsOnly);

    var done = done(line);
    assertThat(changing(done))
        .containsExactly(
            "FailoverGlobalReplicationGroup", "ModifyReplicationGroup", "IncreaseReplicaCount");
    aftercare(done);
    assertThat(group("orders-eu"))
        .contains("<SnapshotRetentionLimit>7<", "<SnapshotWindow>02:00-03:00<")
        .contains("orders-eu-004", "<GlobalReplicationGroupMemberRole>PRIMARY<");
  }

  /** The report tells what Terraform and CloudFormation will want, in each of its forms. */
  private static void aftercare(Operator.Ended promoted) {
    var words = promoted.out().replaceAll("\\s+", " ");
    var report = words.replaceAll(".*(op report \\S+) --aftercare.*", "$1");
    var text = done(report + " --aftercare").out();
    assertThat(text)
        .contains("Terraform aws_elasticache_global_replication_group, id ldgnf-orders")
        .contains("primary_replication_group_id = \"orders-eu\"", "issue 46121")
        .contains("num_cache_clusters = 4", "snapshot_retention_limit = 7")
        .contains("CloudFormation AWS::ElastiCache::GlobalReplicationGroup")
        .doesNotContain("Predicted and measured");
    assertThat(done(report).out()).contains("Predicted and measured", "Terraform and CloudForm");
    assertThat(done(report + " --form markdown").out())
        .contains("| done | Make orders-eu", "- Connect to: orders-eu in eu-west-1", "Basis: ");
    var all = done(report + " -o json").data().list("aftercare");
    assertThat(all).extracting(n -> n.text("tool").orElse("")).contains("cloudformation");
    assertThat(all)
        .extracting(n -> n.text("id").orElse(""))
        .containsOnly("ldgnf-orders", "orders-eu");
  }

  @Test
  void theOldPrimarysBackupsAreCarriedOverUnlessTheyAreLeftAlone() {
    standby("carts", 5);
    var line = change("switchover", "carts", "");

    var drill =
        "drill switchover carts --region us-east-1 --to eu-west-1 --accept-unknown-loss --dry-run";
    assertThat(done(drill).out())
        .contains("left as they are")
        .doesNotContain("ModifyReplicationGroup");
    assertThat(done(line + "--service-backups off --dry-run").out())
        .contains("left as they are, as asked")
        .doesNotContain("ModifyReplicationGroup");
    var done = done(line);

    assertThat(done.err() + done.out()).contains("5 days (now none)");
    assertThat(changing(done))
        .containsExactly("FailoverGlobalReplicationGroup", "ModifyReplicationGroup");
    assertThat(group("carts-eu"))
        .contains("<SnapshotRetentionLimit>5<", "<SnapshotWindow>05:00-06:00<");
  }

  @Test
  void oneThatFailsHoldsUpNothingAndIsDoneWhenGoingOn() {
    standby("shop", 5);
    done("sim fault " + NO_ROOM);
    var line = change("switchover", "shop", "--replicas-after 2 -o json");

    Operator.Ended incomplete;
    try {
      incomplete = ended(line, 20);
    } finally {
      done("sim fault clear");
    }

    assertThat(outcome(incomplete, "shop-eu/switchover").text("type")).contains("done");
    assertThat(outcome(incomplete, "shop-eu/automatic").text("type")).contains("done");
    assertThat(outcome(incomplete, "shop-eu/replicas").text("result")).contains("incomplete");
    assertThat(outcome(incomplete, "shop-eu/replicas").text("reason").orElseThrow())
        .contains("NodeQuotaForClusterExceeded");
    assertThat(incomplete.data().text("resume")).isPresent();

    var id = incomplete.data().fields("report").text("operation").orElseThrow();
    assertThat(changing(done("op resume " + id))).containsExactly("IncreaseReplicaCount");
    assertThat(group("shop-eu")).contains("shop-eu-003");
  }

  @Test
  void aPostHookThatFailsDoesNotHoldThemUp() {
    standby("cakes", 5);
    var line = change("switchover", "cakes", "--post-hook /bin/false --replicas-after 2 -o json");

    var incomplete = ended(line, 20);

    assertThat(outcome(incomplete, "cakes-eu/post-hook-1").text("type")).contains("stopped");
    assertThat(outcome(incomplete, "cakes-eu/automatic").text("type")).contains("done");
    assertThat(outcome(incomplete, "cakes-eu/replicas").text("type")).contains("done");
  }

  @Test
  void aFailoverTellsWhatItCouldNotReadAndADetachedCacheGetsThem() {
    standby("toys", 5);
    done("sim fault region-dark us-east-1");
    try {
      var lost = "--assume-region-down us-east-1";
      var shown = done(change("failover", "toys", lost) + " --dry-run");
      assertThat(shown.out())
          .containsPattern("the old primary's\\s+settings were not read")
          .contains("--snapshot-retention 1")
          .doesNotContain("ModifyReplicationGroup");

      var detached =
          done(
              "detach toys-eu --region eu-west-1 --accept-unknown-loss --expect-primary us-east-1"
                  + " --write-probe off --yes --replicas-after 2 --snapshot-retention 3 "
                  + lost);
      assertThat(changing(detached))
          .containsExactly(
              "DisassociateGlobalReplicationGroup",
              "ModifyReplicationGroup",
              "IncreaseReplicaCount");
      var words = detached.out().replaceAll("\\s+", " ");
      var report = words.replaceAll(".*(op report \\S+) --aftercare.*", "$1");
      assertThat(done(report + " --aftercare").out().replaceAll("\\s+", " "))
          .contains("destroy it, with its data", "terraform state rm ADDRESS")
          .contains("terraform import ADDRESS toys-eu");
    } finally {
      done("sim fault clear");
    }
  }

  @Test
  void aFailoverDetachesAtOnceWhereThatWasChosen() {
    standby("gifts", 0);
    var line = change("failover", "gifts", "--on-failover detach --even-if-primary-looks-healthy");

    assertThat(done(line + " --dry-run").out().replaceAll("\\s+", " "))
        .contains("no promotion is tried", "never attached again")
        .doesNotContain("FailoverGlobalReplicationGroup");
    assertThat(changing(done(line))).containsExactly("DisassociateGlobalReplicationGroup");
    assertThat(ended(line.replace("--yes", "--or-detach --yes"), 2).err())
        .contains("--on-failover detach tries no promotion");
  }

  @Test
  void aPlanOfQuietTimesStillFitsWhenSomebodyHasDoneSinceWhatWouldFollow(@TempDir Path folder) {
    standby("books", 0);
    var file = folder.resolve("failover.json");
    done(
        "plan failover books --region us-east-1 --to eu-west-1 --accept-unknown-loss"
            + " --expect-primary us-east-1 --even-if-primary-looks-healthy --write-probe off"
            + " --replicas-after 2 --snapshot-retention 3 --valid-for 90d --out "
            + file);
    var here = " --region eu-west-1 --quiet ApplyImmediately=true ReplicationGroupId=books-eu ";
    done("sim call elasticache IncreaseReplicaCount" + here + "NewReplicaCount=2");
    done("sim wait books-eu --region eu-west-1");
    done(
        "sim call elasticache ModifyReplicationGroup"
            + here
            + "SnapshotRetentionLimit=3"
            + " SnapshottingClusterId=books-eu-001");
    done("sim wait books-eu --region eu-west-1");

    assertThat(changing(done("apply " + file + " --yes")))
        .containsExactly("FailoverGlobalReplicationGroup");
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    for (var wrong :
        List.of(
            "--replicas-after 6",
            "--snapshot-retention 36",
            "--snapshot-window 02:00-03:00",
            "--service-backups off --snapshot-retention 3")) {
      assertThat(ended(change("switchover", "orders", wrong), 2).sent()).isEmpty();
    }
  }
}
