package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.rehearse.BucketSetup;
import io.ecdr.sim.rehearse.FrontDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stop} on one machine keeps automation away on another, through the buckets. */
class StopTest {

  private static final String BUCKETS = " --state-bucket us-east-1=state-us,eu-west-1=state-eu";
  private static final String STANDBY =
      "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
          + " --subnet-group private --yes";
  private static final String FAILOVER =
      "failover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss --yes"
          + " --expect-primary us-east-1";

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator here;
  private Operator there;

  @BeforeEach
  void open() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    here = new Operator(simulator.endpoint(), folder.resolve("here"));
    there = new Operator(simulator.endpoint(), folder.resolve("there"));
    for (var region : List.of("us-east-1", "eu-west-1")) {
      var door = new FrontDoor(simulator.endpoint(), region, "AKIDOPERATOR");
      var bucket = "state-" + region.substring(0, 2);
      assertThat(new BucketSetup(door).make(bucket, false).ok()).isTrue();
      ended(here, "sim subnet-group private --region " + region, 0);
    }
    ended(
        here,
        "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private CacheParameterGroupName=default.redis7"
            + " NumCacheClusters=2 AutomaticFailoverEnabled=true ReplicationGroupId=orders",
        0);
    ended(here, "sim wait orders --region us-east-1", 0);
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  private static Operator.Ended ended(Operator operator, String line, int code) {
    return operator.ends(line, code);
  }

  @Test
  void whatIsStoppedOnOneMachineIsRefusedOnAnotherUntilItIsStarted() {
    ended(here, "stop --reason maintenance" + BUCKETS, 0);

    var refused = ended(there, STANDBY + BUCKETS, 16);
    assertThat(refused.err())
        .contains("automation is stopped since", " by ", ": maintenance", "ecdr start");
    assertThat(refused.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    // A look is no change.
    ended(there, STANDBY.replace("--yes", "--dry-run") + BUCKETS, 0);

    ended(here, "start" + BUCKETS, 0);
    ended(there, STANDBY + BUCKETS, 0);
  }

  @Test
  void withoutABucketItIsOfThisMachineOnly() {
    ended(here, "stop --reason maintenance", 0);
    ended(here, STANDBY, 16);
    for (var go : List.of("op resume x --yes", "op resume x", "op advance x")) {
      assertThat(ended(here, go, 16).err()).contains(": maintenance", "ecdr start");
      ended(here, go + " --break-lock outage", 30);
      ended(there, go, 30);
    }
    ended(here, "op resume x --dry-run", 30);
    ended(there, STANDBY, 0);
  }

  @Test
  void whatCannotBeWrittenEverywhereIsIncomplete() {
    ended(here, "sim fault region-dark us-east-1", 0);
    var partly = ended(here, "stop --reason maintenance" + BUCKETS, 20);
    assertThat(partly.err()).contains("state-us in us-east-1");
    assertThat(partly.out()).contains("this machine", "state-eu in eu-west-1");
  }

  @Test
  void anEmergencyGoesOnUnattendedOnlyWhenThatWasSaid() {
    ended(here, STANDBY, 0);
    ended(here, "stop --reason maintenance" + BUCKETS, 0);
    ended(here, "sim fault region-dark us-east-1", 0);

    var refused = ended(there, FAILOVER + BUCKETS, 16);
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);

    var gone = ended(there, FAILOVER + BUCKETS + " --break-lock outage", 0);
    assertThat(gone.err().replaceAll("\\s+", " "))
        .contains("done although automation is stopped", "--break-lock was said: outage")
        .contains("is not locked in us-east-1");
    // Long afterwards the operation itself tells why, and past whom.
    var id = gone.out().replaceAll("(?s).*?(\\d{8}-\\d{4}-[a-z0-9]{4}).*", "$1");
    for (var tells : List.of("op show ", "op report ")) {
      assertThat(ended(there, tells + id, 0).out().replaceAll("\\s+", " "))
          .contains("--break-lock outage", "done although automation is stopped")
          .contains("is not locked in us-east-1");
      var forced = ended(there, tells + id + " -o json", 0).data().list("forced");
      assertThat(forced).hasSize(1);
      assertThat(forced.get(0).text("reason")).contains("outage");
      assertThat(forced.get(0).texts("past")).hasSizeGreaterThan(1);
    }
  }

  @Test
  void aSilentLockStoreOfTheTargetRefusesUnattendedAndIsGoneWithoutWhenThatWasSaid() {
    ended(here, STANDBY, 0);
    ended(here, "sim fault region-dark us-east-1", 0);
    var wrong = " --state-bucket eu-west-1=no-such-bucket";

    var refused = ended(there, FAILOVER + wrong, 12);
    assertThat(refused.err()).contains("no-such-bucket in eu-west-1", "--break-lock");

    ended(there, FAILOVER + wrong + " --break-lock outage", 0);
  }
}
