package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.world.cloudwatch.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Role changes while something is wrong, typed at the whole program: each ends in its code and a
 * true sentence, nothing is promoted twice for one decision, and 0 means that the roles have moved.
 */
class RoleChangeFaultsTest {

  private static final Map<String, String> COMMANDS =
      Map.of(
          "failover", "failover orders --region us-east-1 --to eu-west-1 --promote-deadline 2s",
          "switchover", "switchover orders --region us-east-1 --to eu-west-1 --timeout 2s",
          "detach", "detach orders-eu --region eu-west-1 --timeout 2s");
  private static final String SURE = " --write-probe off --expect-primary us-east-1 --yes";
  private static final Map<String, String> CALLS =
      Map.of("P", "FailoverGlobalReplicationGroup", "D", "DisassociateGlobalReplicationGroup");
  private static final Map<String, String> ROLES =
      Map.of(
          "moved", "orders SECONDARY, orders-eu PRIMARY",
          "as before", "orders PRIMARY, orders-eu SECONDARY",
          "no primary", "orders SECONDARY, orders-eu SECONDARY",
          "parted", "orders PRIMARY");
  private static final Pattern MEMBER =
      Pattern.compile("<ReplicationGroupId>([^<]+)</.{1,90}?<Role>([^<]+)</Role>");

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    done("sim subnet-group private --region us-east-1");
    done("sim subnet-group private --region eu-west-1");
    group("orders");
    done(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes");
  }

  private void group(String id) {
    done(Lines.group(id));
    done("sim wait " + id + " --region us-east-1");
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  private Operator.Ended done(String line) {
    return operator.ends(line, 0);
  }

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

  /** How it really is, once nothing is broken any longer. */
  private void become(String roles) {
    operator.types("sim fault clear");
    var end = Instant.now().plusSeconds(60);
    while (!roles("us-east-1").equals(roles)) {
      assertThat(Instant.now()).as(roles("us-east-1")).isBefore(end);
      LockSupport.parkNanos(20_000_000L);
    }
  }

  private static List<String> words(String cell) {
    return Arrays.stream(cell.split(";")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }

  private void breaks(String faults) {
    for (var fault : words(faults)) {
      // With the Region dark, the answer that it is dark may already be late; it holds all the
      // same.
      assertThat(operator.types("sim fault " + fault).code()).as(fault).isZero();
    }
  }

  private void ends(
      String faults, String command, int code, String says, String calls, String roles) {
    breaks(faults);
    var verb = command.split(" ")[0];
    var line =
        COMMANDS.get(verb)
            + command.substring(verb.length())
            + (command.contains("data-loss") || command.contains("no consent")
                ? ""
                : " --accept-unknown-loss")
            + SURE;
    var ended = operator.types(line.replace(" no consent", ""));
    var all = ended.out() + ended.err();
    assertThat(ended.code()).as(line + "\n" + all).isEqualTo(code);
    assertThat(all.replaceAll("\\s+", " ")).contains(words(says));
    assertThat(changing(ended))
        .containsExactlyElementsOf(words(calls.replace("", ";")).stream().map(CALLS::get).toList());
    become(ROLES.get(roles));
  }

  private static List<String> changing(Operator.Ended ended) {
    return ended.sent().stream().filter(s -> !s.readsOnly()).map(Sent::action).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      emptyValue = "",
      textBlock =
          """
          lose-answer FailoverGlobalReplicationGroup --after-effect; region-dark us-east-1 | failover | 0 | failover: done and confirmed | P | moved
          lose-answer FailoverGlobalReplicationGroup --before-effect; region-dark us-east-1 | failover | 21 | an answer was lost; the roles have not moved; ecdr op resume | P | as before
          promote-when-primary-dark refuse; region-dark us-east-1 | failover | 24 | was refused; the roles have not moved; detach it instead: ecdr detach orders-eu --region eu-west-1 | PP | as before
          promote-when-primary-dark refuse; region-dark us-east-1 | failover --or-detach | 0 | failover: done and confirmed | PD | parted
          promote-when-primary-dark stuck; region-dark us-east-1 | failover | 22 | is modifying; the roles have not moved; ecdr op resume | P | moved
          roles-stay ldgnf-orders; region-dark us-east-1 | failover | 24 | the service took it on; is available; the roles have not moved; ecdr detach orders-eu | P | as before
          no-primary ldgnf-orders; region-dark us-east-1 | failover | 24 | the service took it on; no member is the primary; ecdr detach orders-eu | P | no primary
          views-differ us-east-1; region-dark us-east-1 --data | failover --even-if-primary-looks-healthy | 0 | failover: done and confirmed | P | moved
          views-differ eu-west-1; region-dark us-east-1 | failover | 24 | the roles have not moved: orders in us-east-1 is PRIMARY; as eu-west-1 tells | P | moved
          region-dark us-east-1; partition us-east-1 eu-west-1 | failover | 0 | failover: done and confirmed | P | moved
          lose-answer FailoverGlobalReplicationGroup --after-effect | switchover | 0 | switchover: done and confirmed | P | moved
          lose-answer FailoverGlobalReplicationGroup --before-effect | switchover | 21 | an answer was lost; the roles have not moved; ecdr op resume | P | as before
          stuck promote | switchover | 22 | is modifying; the roles have not moved; ecdr op resume | P | moved
          roles-stay ldgnf-orders | switchover | 24 | the service took it on; is available; the roles have not moved | P | as before
          no-primary ldgnf-orders | switchover | 24 | the service took it on; no member is the primary | P | no primary
          views-differ us-east-1 | switchover | 22 | the Regions tell different roles; ecdr op resume | P | moved
          region-dark us-east-1 | switchover | 11 | checks forbid it; us-east-1: no answer | '' | as before
          lose-answer DisassociateGlobalReplicationGroup --after-effect; region-dark us-east-1 | detach | 0 | detach: done and confirmed | D | parted
          lose-answer DisassociateGlobalReplicationGroup --before-effect; region-dark us-east-1 | detach | 21 | an answer was lost; ecdr op resume | D | as before
          stuck disassociate; region-dark us-east-1 | detach | 22 | is being detached from Global Datastore ldgnf-orders; ecdr op resume | D | parted
          """)
  void endsInItsCodeWithATrueSentence(
      String faults, String command, int code, String says, String calls, String roles) {
    ends(faults, command, code, says, calls, roles);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          20s, 1m ago, node      | nothing                       | --max-data-loss 10m | 0  | done and confirmed                  | P  | moved
          20s, 1m ago, node      | nothing                       | --max-data-loss 30s | 15 | if the primary has stopped 1 min 20 s; agree to it with --max-data-loss | '' | as before
          20s, 1m ago, node      | nothing                       | no consent          | 15 | if the primary has stopped 1 min 20 s | '' | as before
          20s, 1m ago, group     | nothing                       | --max-data-loss 10m | 0  | done and confirmed                  | P  | moved
          20s, 1m ago, datastore | nothing                       | --max-data-loss 10m | 0  | done and confirmed                  | P  | moved
          20s, 1m ago, stranger  | nothing                       | --max-data-loss 10m | 15 | no lag metric of this standby is listed; that is not zero | '' | as before
          20s, 1m ago, node      | metric-missing eu-west-1      | --max-data-loss 10m | 15 | no lag metric of this standby is listed; that is not zero | '' | as before
          20s, 1m ago, node      | metric-missing eu-west-1      | no consent          | 15 | unknown                             | '' | as before
          20s, 1m ago, node      | metric-late eu-west-1 --by 1h | --max-data-loss 10m | 15 | no lag metric of this standby is listed | '' | as before
          20s, 30m ago, node     | metric-gap eu-west-1          | --max-data-loss 10m | 15 | if it still writes 3                | '' | as before
          20s, 30m ago, node     | metric-gap eu-west-1          | --max-data-loss 1h  | 0  | done and confirmed                  | P  | moved
          """)
  void theLossShownIsHeldToTheBound(
      String lag, String fault, String consent, int code, String says, String calls, String roles) {
    var parts = lag.split(", ");
    publish(seconds(parts[0]), seconds(parts[1].replace(" ago", "")), parts[2]);
    ends(
        fault.equals("nothing") ? "" : fault,
        "failover --even-if-primary-looks-healthy " + consent,
        code,
        says,
        calls,
        roles);
  }

  private static Duration seconds(String word) {
    return Duration.parse("PT" + word);
  }

  /** A value as CloudWatch would have it by now. */
  private void publish(Duration lag, Duration ago, String by) {
    var dimensions =
        switch (by) {
          case "node" -> Map.of("CacheClusterId", "orders-eu-001", "CacheNodeId", "0001");
          case "group" -> Map.of("ReplicationGroupId", "orders-eu");
          case "datastore" -> Map.of("GlobalReplicationGroupId", "ldgnf-orders");
          default -> Map.of("CacheClusterId", "payments-001", "CacheNodeId", "0001");
        };
    var at = Instant.now().minus(ago);
    var series =
        new Metrics.Series(
            SimulatorOptions.DEFAULT_ACCOUNT,
            "eu-west-1",
            "AWS/ElastiCache",
            "GlobalDatastoreReplicationLag",
            dimensions);
    simulator
        .world()
        .run(
            () ->
                simulator
                    .world()
                    .metrics()
                    .add(series, new Metrics.Point(at, at, lag.toSeconds())));
  }

  @Test
  void aSwitchoverBackIsNotDoneBecauseAStaleViewSaysSo() {
    breaks("views-differ us-east-1");
    done(
        "sim call elasticache FailoverGlobalReplicationGroup --region eu-west-1 --quiet"
            + " GlobalReplicationGroupId=ldgnf-orders PrimaryRegion=eu-west-1"
            + " PrimaryReplicationGroupId=orders-eu");
    var end = Instant.now().plusSeconds(60);
    while (!roles("eu-west-1").equals(ROLES.get("moved"))) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(20_000_000L);
    }
    assertThat(roles("us-east-1")).isEqualTo(ROLES.get("as before"));

    var ended =
        operator.types(
            "switchover orders --region us-east-1 --to us-east-1 --accept-unknown-loss" + SURE);

    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(11);
    assertThat(ended.out() + ended.err())
        .contains("Both Regions tell the same roles: us-east-1: orders in us-east-1 is PRIMARY");
    assertThat(changing(ended)).isEmpty();
  }

  @Test
  void whatADecisionHasPromotedIsNotPromotedAgain() {
    breaks("region-dark us-east-1; lose-answer FailoverGlobalReplicationGroup --after-effect");
    var line = COMMANDS.get("failover") + " --accept-unknown-loss" + SURE;
    assertThat(changing(done(line))).containsExactly(CALLS.get("P"));
    assertThat(changing(done(line))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "switchover pay --region us-east-1 --to eu-west-1",
        "failover pay --region us-east-1 --to eu-west-1 --even-if-primary-looks-healthy",
        "detach pay-eu --region eu-west-1"
      })
  void aStandbyThatHasNotJoinedYetIsNoTarget(String command) {
    group("pay");
    breaks("stuck create-group");
    var made =
        operator.types(
            "standby create pay --region us-east-1 --to eu-west-1 --as pay-eu"
                + " --subnet-group private --timeout 2s --yes");
    assertThat(made.code()).as(made.out() + made.err()).isEqualTo(22);

    var ended = operator.types(command + " --accept-unknown-loss" + SURE);

    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(11);
    assertThat(ended.err()).contains("pay-eu in eu-west-1 is SECONDARY associating");
    assertThat(changing(ended)).isEmpty();
  }
}
