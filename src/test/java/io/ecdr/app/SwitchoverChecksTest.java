package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.model.Value;
import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.time.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a switchover asks of both Regions before it does anything, typed at the whole program. */
class SwitchoverChecksTest {

  private static final String SWITCH =
      "switchover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss"
          + " --write-probe off";
  private static final String SURE = " --expect-primary us-east-1 --yes";
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeEach
  void aStandbyWithUsersOnBothSides() throws IOException {
    simulator =
        Simulator.start(
            new SimulatorOptions(
                0,
                REGIONS,
                Pace.INSTANT,
                EngineKind.MEMORY,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(1),
                SimulatorOptions.DEFAULT_ACCOUNT,
                Map.of()));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    for (var region : REGIONS) {
      done("sim subnet-group private --region " + region);
      call(
          region,
          "CreateUser UserId=app UserName=app Engine=redis NoPasswordRequired=true"
              + " AccessString=on");
      call(
          region,
          "CreateUserGroup UserGroupId=clients Engine=redis UserIds.member.1=default"
              + " UserIds.member.2=app");
    }
    call(
        "us-east-1",
        "CreateReplicationGroup ReplicationGroupDescription=test Engine=redis"
            + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private NumCacheClusters=2"
            + " AutomaticFailoverEnabled=true TransitEncryptionEnabled=true"
            + " UserGroupIds.member.1=clients ReplicationGroupId=orders");
    done("sim wait orders --region us-east-1");
    done(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes");
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  private Operator.Ended done(String line) {
    return ended(line, 0);
  }

  private Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  private void call(String region, String words) {
    done("sim call elasticache " + words + " --quiet --region " + region);
  }

  private void guardTheStandby() {
    call(
        "eu-west-1",
        "ModifyReplicationGroup ReplicationGroupId=orders-eu"
            + " UserGroupIdsToAdd.member.1=clients");
    done("sim wait orders-eu --region eu-west-1");
  }

  private static Value.Fields check(Operator.Ended ended, String id) {
    return ended.data().fields("plan").list("checks").stream()
        .filter(c -> c.text("id").filter(id::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aStandbyWithoutTheUserGroupIsNotSwitchedTo() {
    var refused = ended(SWITCH + SURE, 11);
    assertThat(refused.err())
        .contains("only us-east-1 has a user group", "--user-group-ids-to-add GROUP");
    assertThat(refused.sent()).isNotEmpty().allMatch(Sent::readsOnly);
  }

  @Test
  void usersThatDifferStopItAndEqualOnesDoNot() {
    guardTheStandby();
    var fine = done(SWITCH + " --dry-run -o json");
    assertThat(check(fine, "users").text("verdict")).contains("pass");
    assertThat(check(fine, "users").text("observed").orElseThrow()).contains("2 users");

    call("eu-west-1", "ModifyUser UserId=app AccessString=off");
    var refused = ended(SWITCH + SURE, 11);
    assertThat(refused.err()).contains("user app: access 'off' instead of 'on'");
    assertThat(refused.sent()).isNotEmpty().allMatch(Sent::readsOnly);
    done(SWITCH + SURE + " --override users");
  }

  @Test
  void itTellsOfWindowsUpdatesAndTheWayBack() {
    guardTheStandby();
    var dry = done(SWITCH + " --dry-run -o json");
    assertThat(check(dry, "windows").text("observed").orElseThrow())
        .contains("maintenance window sun:05:00-sun:06:00 UTC in eu-west-1", "in us-east-1");
    assertThat(check(dry, "backup").text("verdict")).contains("warn");

    call("us-east-1", "CreateSnapshot SnapshotName=today CacheClusterId=orders-002");
    done("sim wait orders --region us-east-1");
    var later = done(SWITCH + " --dry-run -o json");
    assertThat(check(later, "backup").text("observed").orElseThrow()).contains("today, ");
  }

  @Test
  void aFailoverAsksNothingOfIt() {
    var sent =
        done("failover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss --dry-run")
            .sent();
    assertThat(sent.stream().map(Sent::action))
        .doesNotContain(
            "DescribeUsers", "DescribeUserGroups", "DescribeUpdateActions", "DescribeSnapshots");
    assertThat(sent).hasSizeLessThanOrEqualTo(6);
  }
}
