package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.world.cloudwatch.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ecdr check}, typed at the whole program. */
class CheckTest {

  private static final String HOME = " --region us-east-1";
  private static final String STORE =
      " --bucket exports --dr-region eu-west-1 --dr-bucket dr-eu --subnet-group private"
          + " --as orders-dr";

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeEach
  void aCacheWithAStandbyAndOneAlone() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    for (var region : List.of("us-east-1", "eu-west-1")) {
      done("sim subnet-group private --region " + region);
    }
    done("sim bucket exports --region us-east-1");
    done("sim bucket dr-eu --region eu-west-1");
    for (var id : List.of("orders", "alone")) {
      done(
          "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
              + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
              + " CacheSubnetGroupName=private NumCacheClusters=2 AutomaticFailoverEnabled=true"
              + " PreferredMaintenanceWindow=sun:05:00-sun:06:00 ReplicationGroupId="
              + id);
    }
    done("sim wait orders --region us-east-1");
    done("sim wait alone --region us-east-1");
    done(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes");
    publishLag("eu-west-1", "orders-eu-001");
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  private void publishLag(String region, String node) {
    var series =
        new Metrics.Series(
            SimulatorOptions.DEFAULT_ACCOUNT,
            region,
            "AWS/ElastiCache",
            "GlobalDatastoreReplicationLag",
            Map.of("CacheClusterId", node, "CacheNodeId", "0001"));
    var at = Instant.now().minusSeconds(60);
    simulator
        .world()
        .run(() -> simulator.world().metrics().add(series, new Metrics.Point(at, at, 1)));
  }

  private Operator.Ended done(String line) {
    return ended(line, 0);
  }

  private Operator.Ended ended(String line, int code) {
    var ended = operator.ends(line, code);
    if (line.startsWith("check")) {
      assertThat(ended.sent()).allMatch(Sent::readsOnly);
    }
    return ended;
  }

  private static List<String> states(Operator.Ended ended) {
    return ended.data().list("results").stream()
        .map(
            r ->
                r.text("cache").orElseThrow()
                    + " "
                    + r.text("purpose").orElseThrow()
                    + " "
                    + r.text("state").orElseThrow())
        .toList();
  }

  private static Value.Fields check(Operator.Ended ended, String purpose, String id) {
    return ended.data().list("results").stream()
        .filter(r -> r.text("purpose").filter(purpose::equals).isPresent())
        .flatMap(r -> r.list("checks").stream())
        .filter(c -> c.text("id").filter(id::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyPurposeThatAppliesIsAskedForEachCache() {
    done(
        "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
            + " --dr-bucket dr-eu --yes");

    var ended = done("check orders" + HOME + STORE + " -o json");

    assertThat(states(ended))
        .containsExactly(
            "orders backup ready",
            "orders restore ready",
            "orders switchover ready",
            "orders failover ready",
            "orders failback left-out");
    assertThat(check(ended, "restore", "backup-proof").text("verdict")).contains("pass");
    assertThat(check(ended, "restore", "kept-backups").text("verdict")).contains("pass");
    assertThat(check(ended, "failover", "primary-lost").text("verdict")).contains("skipped");
    assertThat(check(ended, "switchover", "loss").text("observed").orElseThrow())
        .contains("not judged", "--max-data-loss");
    var text = done("check orders" + HOME + STORE).out();
    assertThat(text)
        .contains("orders in us-east-1: switchover to eu-west-1", "4 of 4 ready.")
        .contains("Nothing was sent that changes anything.");
    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void whatIsNotNamedIsLeftOutAndSaysWhatToName() {
    var ended = done("check" + HOME + " -o json");
    assertThat(states(ended))
        .containsExactly(
            "alone backup left-out",
            "alone restore left-out",
            "alone switchover left-out",
            "alone failover left-out",
            "alone failback left-out",
            "orders backup left-out",
            "orders restore left-out",
            "orders switchover ready",
            "orders failover ready",
            "orders failback left-out");
    assertThat(ended.data().list("results").get(0).text("why").orElseThrow())
        .contains("--bucket", "--dr-bucket");
    var lines = done("check" + HOME + " -o jsonl").out();
    assertThat(lines).contains("\"form\":\"ecdr.check/1\"").contains("\"type\":\"exit\"");
  }

  @Test
  void whatBlocksExits11AndNagiosCallsItCritical() {
    done("sim bucket closed --region us-east-1 --no-policy");
    var line = "check alone" + HOME + STORE.replace("exports", "closed") + " --for backup";

    var refused = ended(line + " -o json", 11);
    assertThat(refused.data().list("results").get(0).texts("blockers"))
        .containsExactly("export-bucket-policy");
    var nagios = ended(line + " --nagios", 2);
    assertThat(nagios.out()).startsWith("CRITICAL - alone backup: export-bucket-policy: ");
    assertThat(nagios.out().lines()).hasSize(1);
    assertThat(nagios.out()).contains(" | failed=1 unknown=0 warned=");
  }

  @Test
  void nagiosWarnsOfWhatIsWorthKnowingAndDoesNotKnowWhatIsDark() {
    var line = "check orders" + HOME + " --for failover --to eu-west-1 --nagios";
    assertThat(ended(line, 1).out())
        .startsWith("WARNING - orders failover: service-backups: the target takes none");
    done("backup automatic orders-eu --region eu-west-1 --days 3 --yes");
    assertThat(ended(line, 0).out()).startsWith("OK - 1 checked");
    assertThat(ended("check orders" + HOME + " --for switchover --nagios", 1).out())
        .startsWith("WARNING - orders switchover: backup: none");
    assertThat(ended("check nobody" + HOME + " --nagios", 3).out())
        .startsWith("UNKNOWN - there is no cache nobody in us-east-1");

    operator.types("sim fault region-dark us-east-1");
    assertThat(ended(line, 0).out()).startsWith("OK - 1 checked");
    assertThat(ended("check orders" + HOME + " --nagios", 3).out()).startsWith("UNKNOWN - ");
    ended("check orders" + HOME, 32);
  }

  @Test
  void anUnknownLagIsNeverTakenForNone() {
    done("sim fault metric-missing eu-west-1");
    var ended = ended("check orders" + HOME + " --for failover -o json", 11);
    assertThat(check(ended, "failover", "loss").text("verdict")).contains("unknown");
    assertThat(ended("check orders" + HOME + " --for failover --nagios", 3).out())
        .startsWith("UNKNOWN - orders failover: loss: unknown");
    done("check orders" + HOME + " --for failover --accept-unknown-loss");
    done("sim fault clear");
    ended("check orders" + HOME + " --for failover --max-data-loss 1s", 11);
    done("check orders" + HOME + " --for failover --max-data-loss 5m");
  }

  @Test
  void aCacheThatWasPromotedAwayIsCheckedForTheWayHome() {
    done(
        "switchover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss --yes"
            + " --expect-primary us-east-1");
    publishLag("us-east-1", "orders-001");

    var ended = done("check orders" + HOME + " -o json");

    assertThat(states(ended)).contains("orders failback ready");
    assertThat(check(ended, "failback", "old-side").text("verdict")).contains("pass");
    assertThat(check(ended, "failback", "resynced").text("verdict")).contains("pass");
    assertThat(check(ended, "failback", "resynced").text("age")).isPresent();
    assertThat(check(ended, "failback", "users").text("verdict")).contains("pass");
  }

  @Test
  void afterADetachTheOldSideIsSavedAndItsRemainsAreNamed() {
    done(
        "detach orders-eu --region eu-west-1 --accept-unknown-loss --yes"
            + " --expect-primary us-east-1");
    var line =
        "check orders"
            + HOME
            + " --for failback --standby orders-eu --dr-region eu-west-1 --dr-bucket dr-eu"
            + " --subnet-group private";

    var before = ended(line + " -o json", 11);
    assertThat(before.data().list("results").get(0).texts("blockers"))
        .containsExactly("old-data", "old-shell");
    assertThat(check(before, "failback", "old-shell").text("hint").orElseThrow())
        .contains("delete-global-replication-group --retain-primary-replication-group");
    assertThat(check(before, "failback", "reattach").text("verdict")).contains("warn");

    var shell = check(before, "failback", "old-shell").text("observed").orElseThrow();
    done(
        "sim call elasticache DeleteGlobalReplicationGroup --region us-east-1 --quiet"
            + " RetainPrimaryReplicationGroup=true GlobalReplicationGroupId="
            + shell.substring(0, shell.indexOf(' ')));
    done("sim wait orders --region us-east-1");
    done(
        "sim call elasticache CreateSnapshot --region us-east-1 --quiet SnapshotName=tail"
            + " CacheClusterId=orders-002");
    done("sim wait orders --region us-east-1");

    var after = done(line + " -o json");
    assertThat(check(after, "failback", "old-data").text("observed").orElseThrow())
        .startsWith("tail, ");
    assertThat(check(after, "failback", "home-id").text("verdict")).contains("warn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--for coffee",
        "--for backup",
        "--for restore --dr-region eu-west-1",
        "--nagios -o json",
        "--standby orders-eu --dr-region eu-west-1",
        "orders --standby orders-eu",
        "--to mars"
      })
  void badWordsAreBadUsage(String words) {
    var ended = ended("check" + HOME + " " + words, 2);
    assertThat(ended.sent()).isEmpty();
    assertThat(ended.err().lines().filter(l -> l.startsWith("ecdr: "))).hasSize(1);
  }
}
