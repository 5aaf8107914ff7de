package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What status says of a standby, typed at the whole program, with simulated Regions behind it. */
class StandbyStatusTypedTest {

  private static final String BOTH = "status orders --region us-east-1 --dr-region eu-west-1";

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeEach
  void makeAStandby() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    ends("sim subnet-group private --region us-east-1", 0);
    ends("sim subnet-group private --region eu-west-1", 0);
    ends(Lines.group("orders"), 0);
    ends("sim wait orders --region us-east-1", 0);
    ends(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes",
        0);
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  private Operator.Ended ends(String line, int code) {
    return operator.ends(line, code);
  }

  @Test
  void bothRegionsAgreeAndNothingIsChanged() {
    var seen = ends(BOTH, 0);

    assertThat(seen.out())
        .contains("primary", "AS us-east-1 TELLS", "AS eu-west-1 TELLS", "Lag of orders-eu")
        .contains("ANSWERED   elasticache", "orders-eu in eu-west-1 beside the primary orders")
        .contains("not read         engine version", "replicas (1)", "service backups (off)")
        .contains("Last role change: unknown; ecdr wrote none down here.")
        .doesNotContain("disagree", "TWO PRIMARIES");
    assertThat(seen.sent()).isNotEmpty().allMatch(Sent::readsOnly);
    var data = ends(BOTH + " -o json", 0).data().list("caches").get(0).fields("globalDatastore");
    assertThat(data.flag("agree")).contains(true);
    assertThat(data.list("views")).hasSize(2);
    assertThat(data.list("members").get(1).list("parity")).hasSizeGreaterThan(8);
    assertThat(data.get("lastRoleChange")).as("nothing is written down yet").isEmpty();

    var more = ends(BOTH + " --parity", 0);

    assertThat(more.out()).contains("engine version").doesNotContain("not read");
    assertThat(more.sent()).allMatch(Sent::readsOnly);
    assertThat(more.out().lines().filter(l -> l.length() > 100)).isEmpty();
    ends("status --region us-east-1 --parity", 2);
  }

  @Test
  void watchingAddsALinePerLookAndEndsWithTheLastLooksCode() {
    operator.looks(3);
    var piped = ends("status --watch orders --region us-east-1", 0);

    assertThat(piped.out().lines()).hasSize(3).allMatch(l -> l.contains("ldgnf-orders available"));
    assertThat(piped.out()).contains("orders in us-east-1 primary", "secondary lag unknown");

    operator.looks(2);
    ends("sim fault region-dark us-east-1", 0);
    var dark = ends("status orders --watch 1s --region us-east-1 --dr-region eu-west-1", 32);
    assertThat(dark.out().lines())
        .hasSize(2)
        .allMatch(l -> l.contains("not all Regions told") && l.contains("  32 ("));

    ends("sim fault clear", 0);
    operator.looks(2);
    var lines = ends("status orders --watch --region us-east-1 -o jsonl", 0);
    assertThat(lines.out().lines().filter(l -> l.contains("\"type\":\"summary\""))).hasSize(2);
    ends("status orders --watch --region us-east-1 -o json", 2);
  }

  @Test
  void theLastRoleChangeIsToldAfterwards() {
    ends(
        "switchover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss --yes"
            + " --expect-primary us-east-1 --write-probe off",
        0);

    var seen = ends(BOTH, 0);

    assertThat(seen.out().replaceAll("\\s+", " "))
        .contains("wrote down: switchover to orders-eu in eu-west-1 at ");
    var data = ends(BOTH + " -o json", 0).data().list("caches").get(0).fields("globalDatastore");
    assertThat(data.fields("lastRoleChange").text("verb")).contains("switchover");
  }

  @Test
  void withThePrimaryRegionDarkTheCommandThatIsNextPlansTheFailover() {
    ends("sim fault region-dark us-east-1", 0);

    var seen = ends(BOTH, 32);

    assertThat(seen.out()).contains("us-east-1 did not tell its view", "not told");
    var next = "failover orders --region us-east-1 --to eu-west-1 --dry-run";
    assertThat(seen.out()).contains("  ecdr " + next);
    var planned = ends(next, 15);
    assertThat(planned.out()).contains("FailoverGlobalReplicationGroup");
    assertThat(planned.sent()).isNotEmpty().allMatch(Sent::readsOnly);
  }

  /** Somebody may have gone on writing to the old primary: nobody else tells that they were one. */
  @Test
  void aDetachedStandbyBesideTheOldPrimaryIsLineOneAndItsOwnCodeOnceItAnswersAgain() {
    ends("sim fault region-dark us-east-1", 0);
    var detached =
        ends(
            "detach orders-eu --region eu-west-1 --accept-unknown-loss --yes -o json"
                + " --expect-primary us-east-1",
            0);
    var id = detached.data().fields("report").text("operation").orElseThrow();
    var lost = ends("op report " + id + " --loss", 0).out().replaceAll("\\s+", " ");
    assertThat(lost).contains("Lost, as it is known now orders-eu unknown: no lag metric");
    assertThat(lost).contains("keeps what it had not sent", "ecdr rescue saves it");
    assertThat(ends("op report " + id + " -o json", 0).sent()).as("AWS is not asked").isEmpty();
    ends("sim fault clear", 0);

    var end = Instant.now().plusSeconds(60);
    String settled;
    String line;
    do {
      assertThat(Instant.now()).isBefore(end);
      var seen = ends(BOTH, 41);
      line = seen.out().lines().findFirst().orElseThrow();
      settled = seen.out();
    } while (settled.contains("says that it knows no such datastore"));

    assertThat(line).startsWith("TWO WRITABLE PRIMARIES of ldgnf-orders: orders in us-east-1 (as");
    assertThat(settled.replaceAll("\\s+", " "))
        .contains("orders-eu in eu-west-1 (detached by operation ", "Both may be taking writes.");
    // Asked about the one that stands alone, where nothing but ecdr's notes tells of the other.
    assertThat(ends("status orders-eu --region eu-west-1", 41).out())
        .startsWith("TWO WRITABLE PRIMARIES of ldgnf-orders: orders in us-east-1 (as")
        .containsPattern("orders +us-east-1 +available +primary");
    var data = ends(BOTH + " -o json", 41).data().list("caches").get(0).fields("globalDatastore");
    assertThat(data.list("writable"))
        .extracting(w -> w.text("id").orElse(""))
        .containsExactly("orders", "orders-eu");

    ends(
        "sim call elasticache DeleteReplicationGroup --region eu-west-1 --quiet"
            + " ReplicationGroupId=orders-eu",
        0);
    ends("sim wait orders-eu --until gone --region eu-west-1", 0);
    assertThat(ends(BOTH, 0).out()).doesNotContain("TWO WRITABLE");
  }
}
