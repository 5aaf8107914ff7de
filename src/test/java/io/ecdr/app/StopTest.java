package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code stop} on one machine keeps automation away on another, through the buckets. */
class StopTest extends TwoMachines {

  private static final String FAILOVER =
      "failover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss --yes"
          + " --expect-primary us-east-1";

  @Test
  void whatIsStoppedOnOneMachineIsRefusedOnAnotherUntilItIsStarted() {
    here.ends("stop --reason maintenance" + BUCKETS, 0);

    var refused = there.ends(STANDBY + BUCKETS, 16);
    assertThat(refused.err())
        .contains("automation is stopped since", " by ", ": maintenance", "ecdr start");
    assertThat(refused.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    // A look is no change.
    there.ends(STANDBY.replace("--yes", "--dry-run") + BUCKETS, 0);

    here.ends("start" + BUCKETS, 0);
    there.ends(STANDBY + BUCKETS, 0);
  }

  @Test
  void withoutABucketItIsOfThisMachineOnly() {
    here.ends("stop --reason maintenance", 0);
    here.ends(STANDBY, 16);
    for (var go : List.of("op resume x --yes", "op resume x", "op advance x")) {
      assertThat(here.ends(go, 16).err()).contains(": maintenance", "ecdr start");
      here.ends(go + " --break-lock outage", 30);
      there.ends(go, 30);
    }
    here.ends("op resume x --dry-run", 30);
    there.ends(STANDBY, 0);
  }

  @Test
  void whatCannotBeWrittenEverywhereIsIncomplete() {
    here.ends("sim fault region-dark us-east-1", 0);
    var partly = here.ends("stop --reason maintenance" + BUCKETS, 20);
    assertThat(partly.err()).contains("state-us in us-east-1");
    assertThat(partly.out()).contains("this machine", "state-eu in eu-west-1");
  }

  @Test
  void anEmergencyGoesOnUnattendedOnlyWhenThatWasSaid() {
    here.ends(STANDBY, 0);
    here.ends("stop --reason maintenance" + BUCKETS, 0);
    here.ends("sim fault region-dark us-east-1", 0);

    var refused = there.ends(FAILOVER + BUCKETS, 16);
    assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);

    var gone = there.ends(FAILOVER + BUCKETS + " --break-lock outage", 0);
    assertThat(gone.err().replaceAll("\\s+", " "))
        .contains("done although automation is stopped", "--break-lock was said: outage")
        .contains("is not locked in us-east-1");
    // Long afterwards the operation itself tells why, and past whom.
    var id = gone.out().replaceAll("(?s).*?(\\d{8}-\\d{4}-[a-z0-9]{4}).*", "$1");
    for (var tells : List.of("op show ", "op report ")) {
      assertThat(there.ends(tells + id, 0).out().replaceAll("\\s+", " "))
          .contains("--break-lock outage", "done although automation is stopped")
          .contains("is not locked in us-east-1");
      var forced = there.ends(tells + id + " -o json", 0).data().list("forced");
      assertThat(forced).hasSize(1);
      assertThat(forced.get(0).text("reason")).contains("outage");
      assertThat(forced.get(0).texts("past")).hasSizeGreaterThan(1);
    }
  }

  @Test
  void aSilentLockStoreOfTheTargetRefusesUnattendedAndIsGoneWithoutWhenThatWasSaid() {
    here.ends(STANDBY, 0);
    here.ends("sim fault region-dark us-east-1", 0);
    var wrong = " --state-bucket eu-west-1=no-such-bucket";

    var refused = there.ends(FAILOVER + wrong, 12);
    assertThat(refused.err()).contains("no-such-bucket in eu-west-1", "--break-lock");

    there.ends(FAILOVER + wrong + " --break-lock outage", 0);
  }
}
