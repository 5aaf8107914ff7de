package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.time.Pace;
import io.ecdr.sim.world.elasticache.Options.DarkPrimary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A standby's life, typed at the whole program, with simulated Regions at the other end. */
class WarmStandbyTest {

  private static final String CREATE =
      "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
          + " --subnet-group private";
  private static final String ANY_LOSS = " --accept-unknown-loss";
  private static final String SWITCH =
      "switchover orders --region us-east-1 --to eu-west-1" + ANY_LOSS;
  private static final String BACK =
      "switchover orders --region us-east-1 --to us-east-1" + ANY_LOSS;
  private static final String FAIL = "failover orders --region us-east-1 --to eu-west-1" + ANY_LOSS;
  private static final String DETACH = "detach orders-eu --region eu-west-1" + ANY_LOSS;
  private static final String PROMOTE = "FailoverGlobalReplicationGroup";
  private static final String DISSOLVE = "DisassociateGlobalReplicationGroup";
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");
  private static final SimulatorOptions THREE_REGIONS =
      new SimulatorOptions(
          0,
          List.of("us-east-1", "eu-west-1", "ap-south-1"),
          Pace.INSTANT,
          EngineKind.MEMORY,
          Optional.empty(),
          Optional.empty(),
          OptionalLong.of(1),
          SimulatorOptions.DEFAULT_ACCOUNT,
          Map.of());
  private static final Pattern MEMBER =
      Pattern.compile("<ReplicationGroupId>([^<]+)</.{1,90}?<Role>([^<]+)</Role>");
  private static final String SURE = " --expect-primary us-east-1 --yes";

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  private void start(DarkPrimary choice) throws IOException {
    simulator = Simulator.start(THREE_REGIONS.withPromoteWhenPrimaryDark(choice));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    done("sim subnet-group private --region us-east-1");
    done("sim subnet-group private --region eu-west-1");
    for (var id : List.of("orders", "alone")) {
      done(Lines.group(id));
      done("sim wait " + id + " --region us-east-1");
    }
  }

  private void startWithStandby(DarkPrimary choice) throws IOException {
    start(choice);
    done(CREATE + " --yes");
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

  /** Who is what, as one Region tells it: {@code orders PRIMARY, orders-eu SECONDARY}. */
  private String roles(String region) {
    var answer =
        done(
            "sim call elasticache DescribeGlobalReplicationGroups ShowMemberInfo=true --region "
                + region);
    return MEMBER
        .matcher(answer.out())
        .results()
        .map(m -> m.group(1) + " " + m.group(2))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** A Region that was dark learns what it missed a little later. */
  private void learns(String region, String roles) {
    var end = Instant.now().plusSeconds(60);
    while (!roles(region).equals(roles)) {
      assertThat(Instant.now()).as(roles(region)).isBefore(end);
      LockSupport.parkNanos(20_000_000L);
    }
  }

  /** Somebody has looked at what the operation changed. */
  private void acknowledged(Operator.Ended change) {
    var words = change.out().replaceAll("\\s+", " ");
    done("op ack " + words.replaceAll(".*End that: ecdr op ack (\\S+).*", "$1"));
  }

  private static List<String> changing(Operator.Ended ended) {
    return ended.sent().stream().filter(s -> !s.readsOnly()).map(Sent::action).toList();
  }

  @Test
  void aStandbyIsMadeTakesOverAndGivesBack() throws IOException {
    start(DarkPrimary.ACCEPT);

    var made = done(CREATE + " --yes");
    assertThat(changing(made))
        .containsExactly("CreateGlobalReplicationGroup", "CreateReplicationGroup");
    assertThat(made.out()).contains("standby create: done and confirmed");
    assertThat(roles("us-east-1")).isEqualTo("orders PRIMARY, orders-eu SECONDARY");

    var over = done(SWITCH + SURE);
    assertThat(changing(over)).containsExactly(PROMOTE);
    assertThat(over.out()).contains("switchover: done and confirmed", "connect to");
    assertThat(over.out().replaceAll("\\s+", " "))
        .containsPattern("RTO measured [\\w .]+, from the call until the roles had moved");
    for (var region : REGIONS) {
      assertThat(roles(region)).isEqualTo("orders SECONDARY, orders-eu PRIMARY");
    }

    acknowledged(over);
    var back = done(BACK + " --expect-primary eu-west-1 --yes -o json");
    assertThat(changing(back)).containsExactly(PROMOTE);
    assertThat(back.data().fields("report").number("code")).contains(0L);
    assertThat(back.data().fields("report").list("lanes").get(0).text("measuredRto")).isPresent();
    for (var region : REGIONS) {
      assertThat(roles(region)).isEqualTo("orders PRIMARY, orders-eu SECONDARY");
    }
  }

  @Test
  void eitherMembersNameWillDo() throws IOException {
    startWithStandby(DarkPrimary.ACCEPT);
    done("switchover orders-eu --region eu-west-1 --to eu-west-1" + ANY_LOSS + SURE);
    assertThat(roles("us-east-1")).isEqualTo("orders SECONDARY, orders-eu PRIMARY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"switchover", "failover"})
  void whatIsThePrimaryAlreadyIsLeftAloneWhateverWasExpected(String verb) throws IOException {
    startWithStandby(DarkPrimary.ACCEPT);
    var ended =
        done(verb + " orders --region us-east-1 --to us-east-1 --expect-primary eu-west-1 --yes");
    assertThat(ended.out()).contains(verb + ": nothing to do").doesNotContain("RTO");
    assertThat(ended.sent()).isNotEmpty().allMatch(Sent::readsOnly);
  }

  @Test
  void theSurvivorIsPromotedWhileThePrimaryRegionIsDark() throws IOException {
    startWithStandby(DarkPrimary.ACCEPT);
    operator.types("sim fault region-dark us-east-1");

    var ended = done(FAIL + SURE);

    assertThat(changing(ended)).containsExactly(PROMOTE);
    assertThat(ended.out()).contains("failover: done and confirmed", "connect to");
    assertThat(roles("eu-west-1")).isEqualTo("orders SECONDARY, orders-eu PRIMARY");

    done("sim fault clear");
    learns("us-east-1", "orders SECONDARY, orders-eu PRIMARY");
    done("sim wait orders --region us-east-1");
    acknowledged(ended);
    done(BACK + " --expect-primary eu-west-1 --yes");
    assertThat(roles("eu-west-1")).isEqualTo("orders PRIMARY, orders-eu SECONDARY");
  }

  @Test
  void nothingIsAskedOfARegionThatIsAssumedDownAndItCountsAsLost() throws IOException {
    startWithStandby(DarkPrimary.ACCEPT);
    var down = " --assume-region-down us-east-1";

    var dry = done(FAIL + down + " --dry-run");
    assertThat(dry.out().replaceAll("\\s+", " "))
        .contains("The primary's Region looks lost: us-east-1 is assumed down, as the operator");
    var ended = done(FAIL + down + SURE);

    assertThat(changing(ended)).containsExactly(PROMOTE);
    for (var each : List.of(dry, ended)) {
      assertThat(each.sent()).isNotEmpty().allMatch(s -> s.region().equals("eu-west-1"));
    }
    refused(FAIL + " --assume-region-down eu-west-1" + SURE, 2, "where this is to be done");
    refused(DETACH + " --assume-region-down eu-west-1" + SURE, 2, "where this is to be done");
    refused(FAIL + " --assume-region-down mars" + SURE, 2, "mars", "Region");
    refused(FAIL + " --assume-region-down us-west-1" + SURE, 2, "has no member there");
    var status = operator.types("status orders --region us-east-1" + down);
    assertThat(status.sent()).isEmpty();
    assertThat(status.err() + status.out()).contains("assumed down");
    assertThat(status.code()).isEqualTo(32);
  }

  @Test
  void aRefusedPromotionNamesTheWayOutWhichWorks() throws IOException {
    startWithStandby(DarkPrimary.REFUSE);
    operator.types("sim fault region-dark us-east-1");

    var refused = ended(FAIL + " --promote-deadline 2s" + SURE, 24);
    assertThat(changing(refused)).containsExactly(PROMOTE, PROMOTE);
    assertThat(refused.out())
        .contains("was refused", "InvalidGlobalReplicationGroupState", "the roles have not moved")
        .contains("ecdr detach orders-eu --region eu-west-1 --accept-unknown-loss");
    assertThat(roles("eu-west-1")).isEqualTo("orders PRIMARY, orders-eu SECONDARY");

    var detached = done(DETACH + SURE);
    assertThat(changing(detached)).containsExactly(DISSOLVE);
    assertThat(detached.out()).contains("detach: done and confirmed", "connect to");
    done("sim fault clear");
    learns("us-east-1", "orders PRIMARY");
  }

  @Test
  void aRefusedPromotionIsFollowedByADetachWhenThatWasAgreedTo() throws IOException {
    startWithStandby(DarkPrimary.REFUSE);
    operator.types("sim fault region-dark us-east-1");

    var ended = done(FAIL + " --or-detach" + SURE + " -o json");

    assertThat(changing(ended)).containsExactly(PROMOTE, DISSOLVE);
    var step = ended.data().fields("report").list("lanes").get(0).list("steps").get(0);
    assertThat(step.fields("outcome").fields("facts").text("Rung")).contains("orders-eu/detach");
    done("sim fault clear");
    learns("us-east-1", "orders PRIMARY");
  }

  @Test
  void aPromotionThatSticksIsNoSuccessAndADetachPartsIt() throws IOException {
    startWithStandby(DarkPrimary.STUCK);
    operator.types("sim fault region-dark us-east-1");

    var stuck = ended(FAIL + " --promote-deadline 2s" + SURE, 22);
    assertThat(changing(stuck)).containsExactly(PROMOTE);
    assertThat(stuck.out()).contains("modifying", "the roles have not moved", "ecdr op resume");

    var detached = done(DETACH + SURE);
    assertThat(changing(detached)).containsExactly(DISSOLVE);

    var again = done(DETACH);
    assertThat(again.out()).contains("orders-eu already stands alone", "nothing to do");
    assertThat(again.sent()).isNotEmpty().allMatch(Sent::readsOnly);
  }

  @Test
  void aPromotionThatSticksIsFollowedByADetachAfterItsDeadline() throws IOException {
    startWithStandby(DarkPrimary.STUCK);
    operator.types("sim fault region-dark us-east-1");

    var ended = done(FAIL + " --promote-deadline 2s --or-detach" + SURE);

    assertThat(changing(ended)).containsExactly(PROMOTE, DISSOLVE);
    assertThat(ended.out()).contains("failover: done and confirmed", "connect to");
  }

  @Test
  void aPrimaryThatLooksHealthyIsNotPromotedAwayFromUnattended() throws IOException {
    startWithStandby(DarkPrimary.ACCEPT);
    var refused = ended(FAIL + SURE, 11);
    assertThat(refused.err()).contains("us-east-1 answers", "--even-if-primary-looks-healthy");
    assertThat(refused.sent()).isNotEmpty().allMatch(Sent::readsOnly);

    done(FAIL + " --even-if-primary-looks-healthy" + SURE);
    assertThat(roles("eu-west-1")).isEqualTo("orders SECONDARY, orders-eu PRIMARY");
  }

  @Test
  void badInputIsOneClearLineTheRightCodeAndNothingChanged() throws IOException {
    startWithStandby(DarkPrimary.ACCEPT);
    var to = " --region us-east-1 --to eu-west-1";
    refused(
        "switchover nobody" + to + ANY_LOSS + SURE,
        30,
        "nobody",
        "ecdr status nobody --region us-east-1");
    refused(
        "switchover alone" + to + ANY_LOSS + SURE,
        30,
        "alone",
        "ecdr status alone --region us-east-1");
    refused(
        "failover alone" + to + ANY_LOSS + SURE,
        30,
        "alone",
        "ecdr status alone --region us-east-1");
    refused(
        "failover orders --region us-east-1 --to ap-south-1" + ANY_LOSS + SURE, 30, "ap-south-1");
    refused("detach nobody --region us-east-1" + ANY_LOSS + SURE, 30, "nobody");
    refused("detach orders --region us-east-1" + ANY_LOSS + SURE, 11, "orders", "secondaries");
    refused(SWITCH + " --expect-primary eu-west-1 --yes", 11, "the primary is orders in us-east-1");
    refused(SWITCH + " --yes", 2, "--expect-primary");
    refused(SWITCH, 13, "--yes");
    refused(FAIL + " --even-if-primary-looks-healthy", 13, "--yes");
    refused(DETACH, 13, "--yes");
    refused("switchover orders" + to + SURE, 15, "unknown", "--accept-unknown-loss");
    refused("switchover orders" + to + " --max-data-loss 5m" + SURE, 15, "unknown");
    refused("detach orders-eu --region eu-west-1" + SURE, 15, "--accept-unknown-loss");
    refused(SWITCH + " --writes-stopped-at noon" + SURE, 2, "noon");
    refused(CREATE.replace("--as orders-eu", "--as orders-2") + " --yes", 11, "orders-eu");
    refused(CREATE.replace("orders ", "alone ") + " --yes", 11, "orders-eu is taken");
    refused(CREATE.replace("orders ", "nobody ") + " --yes", 30, "nobody");
    refused(CREATE.replace("--to eu-west-1", "--to us-east-1") + " --yes", 11, "another Region");
    refused(
        CREATE.replace("orders ", "alone ").replace("private", "missing") + " --yes",
        11,
        "missing");
    refused(CREATE, 11, "orders-eu");
    refused("standby create alone" + to + " --as alone-eu --subnet-group private", 13, "--yes");
  }

  private void refused(String line, int code, String... named) {
    var ended = ended(line, code);
    assertThat(ended.err()).contains(named);
    assertThat(ended.err().lines().filter(l -> l.startsWith("ecdr: "))).as(line).hasSize(1);
    assertThat(ended.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
    assertThat(ended.sent()).allMatch(Sent::readsOnly);
  }
}
