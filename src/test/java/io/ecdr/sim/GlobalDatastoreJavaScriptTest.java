package io.ecdr.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecdr.sim.world.cloudwatch.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The life of a global datastore as the AWS SDK for JavaScript drives and reads it, each documented
 * refusal with its code.
 */
class GlobalDatastoreJavaScriptTest {

  private static final String PAIR =
      "[\"orders us-east-1 PRIMARY associated\",\"orders-eu eu-west-1 SECONDARY associated\"]";
  private static final String SWAPPED =
      "[\"orders us-east-1 SECONDARY associated\",\"orders-eu eu-west-1 PRIMARY associated\"]";
  private static final List<String> NOT_FOR_A_STANDBY =
      List.of(
          "AutomaticFailoverEnabled",
          "NumNodeGroups",
          "CacheParameterGroupName",
          "CacheNodeType",
          "Engine",
          "EngineVersion",
          "TransitEncryptionEnabled",
          "AtRestEncryptionEnabled",
          "SnapshotName",
          "SnapshotArns",
          "PrimaryClusterId",
          "CacheSecurityGroupNames");

  private Simulator simulator;
  private List<JsonNode> lines;

  @BeforeEach
  void start() throws IOException {
    JavaScriptSdk.assumePresent();
    simulator = Simulator.start(SimulatorOptions.forTests());
  }

  @AfterEach
  void close() {
    if (simulator != null) {
      simulator.close();
    }
  }

  @Test
  void isMadeReadPromotedBothWaysPartedAndDeletedWithEachRefusal() throws IOException {
    publishALag();

    var result = JavaScriptSdk.run("life.mjs", simulator.endpoint());

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    lines = read(result.out());
    assertThat(lines.get(lines.size() - 1).get("step").asText()).isEqualTo("end");
    itWasMade();
    itsLagWasRead();
    itWasRefused();
    itsRolesMovedThereAndBack();
    itWasPartedAndDeleted();
  }

  /** As the simulator itself would publish it after a minute. */
  private void publishALag() {
    var series =
        new Metrics.Series(
            simulator.options().account(),
            "eu-west-1",
            "AWS/ElastiCache",
            "GlobalDatastoreReplicationLag",
            Map.of("GlobalReplicationGroupId", "ldgnf-shop"));
    var now = Instant.now();
    simulator
        .world()
        .run(
            () ->
                simulator
                    .world()
                    .metrics()
                    .add(series, new Metrics.Point(now.minusSeconds(120), now, 0.75)));
  }

  private static List<JsonNode> read(String out) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (var line : out.lines().toList()) {
      all.add(new ObjectMapper().readTree(line));
    }
    return all;
  }

  private List<JsonNode> steps(String step) {
    var all = lines.stream().filter(l -> l.get("step").asText().equals(step)).toList();
    assertThat(all).as(step).isNotEmpty();
    return all;
  }

  private void told(String step, String field, String text) {
    assertThat(steps(step)).as(step).allMatch(l -> l.get(field).asText().equals(text));
  }

  private void refused(String step, String exception, String code, int status, String words) {
    for (var line : steps(step)) {
      assertThat(line.get("refused").asBoolean()).as(line.toString()).isTrue();
      assertThat(line.get("exception").asText()).as(line.toString()).isEqualTo(exception);
      assertThat(line.get("code").asText()).as(line.toString()).isEqualTo(code);
      assertThat(line.get("status").asInt()).as(line.toString()).isEqualTo(status);
      assertThat(line.get("message").asText()).as(line.toString()).contains(words);
    }
  }

  private void invalidValue(String step, String words) {
    refused(step, "InvalidParameterValueException", "InvalidParameterValue", 400, words);
  }

  private void noDatastore(String step) {
    var fault = "GlobalReplicationGroupNotFoundFault";
    refused(step, fault, fault, 404, "");
  }

  private void itWasMade() {
    told("primary made", "status", "available");
    told("datastore made", "status", "creating");
    told("datastore alone", "status", "primary-only");
    var noGroup = "ReplicationGroupNotFoundFault";
    refused("create of no group", noGroup, noGroup, 404, "");
    invalidValue("create again", "orders");
    NOT_FOR_A_STANDBY.forEach(
        name ->
            refused(
                "standby with " + name,
                "InvalidParameterCombinationException",
                "InvalidParameterCombination",
                400,
                "Cannot use the given parameters when creating new replication group in an"
                    + " existing global replication group."));
    noDatastore("standby of no datastore");
    told("standby made", "role", "SECONDARY");
    assertThat(steps("pair")).hasSize(2);
    told("pair", "status", "available");
    assertThat(steps("pair")).allMatch(l -> l.get("members").toString().equals(PAIR));
    told("members not asked for", "members", "0");
  }

  private void itsLagWasRead() {
    var lag = steps("lag").get(0);
    assertThat(lag.get("dimensions").toString())
        .isEqualTo("[\"GlobalReplicationGroupId=ldgnf-shop\"]");
    assertThat(lag.get("values").toString()).isEqualTo("[0.75]");
    assertThat(lag.get("times").toString()).isEqualTo("[true]");
  }

  private void itWasRefused() {
    for (var step : List.of("describe", "delete")) {
      noDatastore(step + " unknown");
    }
    noDatastore("promote in unknown");
    noDatastore("part from unknown");
    var noMember = "is not associated with Global Replication Group";
    invalidValue("promote no member", noMember);
    invalidValue("promote in wrong Region", noMember);
    invalidValue("promote in no Region of it", noMember);
    invalidValue("promote the primary", "already the primary");
    invalidValue("part the primary", "cannot be disassociated");
    invalidValue("part no member", noMember);
    refused(
        "delete with secondaries",
        "InvalidGlobalReplicationGroupStateFault",
        "InvalidGlobalReplicationGroupState",
        400,
        "Cannot delete a global replication group in available state");
    for (var member : List.of("orders", "orders-eu")) {
      var words =
          "Cluster [%s] is part of a global cluster [ldgnf-shop]. Request rejected."
              .formatted(member);
      invalidValue("delete " + member, words);
      invalidValue("retype " + member, words);
      invalidValue("failover setting of " + member, words);
    }
  }

  private void itsRolesMovedThereAndBack() {
    told("there accepted", "status", "modifying");
    told("back accepted", "status", "modifying");
    for (var step : List.of("there", "back")) {
      assertThat(steps(step)).as(step).hasSize(2);
      told(step, "status", "available");
      assertThat(steps(step))
          .allMatch(l -> l.get("members").toString().equals(step.equals("there") ? SWAPPED : PAIR));
    }
    told("there orders", "role", "SECONDARY");
    told("there orders-eu", "role", "PRIMARY");
    told("back orders", "role", "PRIMARY");
    told("back orders-eu", "role", "SECONDARY");
  }

  private void itWasPartedAndDeleted() {
    assertThat(steps("parted"))
        .extracting(l -> l.get("region").asText() + " " + l.get("status").asText())
        .containsExactly("us-east-1 primary-only", "eu-west-1 none");
    assertThat(steps("standby alone").get(0).get("datastore").isNull()).isTrue();
    invalidValue("part twice", "is not associated with Global Replication Group");
    noDatastore("known no more");
    told("delete accepted", "status", "deleting");
    told("deleted", "status", "none");
    noDatastore("gone");
    told("primary stays", "status", "available");
    assertThat(steps("primary stays").get(0).get("datastore").isNull()).isTrue();
  }

  @Test
  void thePackagesArePinnedWithoutTheirRegistry() throws IOException {
    var lock = new ObjectMapper().readTree(Path.of("src/test/js/package-lock.json").toFile());
    assertThat(lock.get("packages").size()).isGreaterThan(2);
    lock.get("packages")
        .properties()
        .forEach(
            one -> {
              assertThat(one.getValue().has("resolved")).as(one.getKey()).isFalse();
              if (one.getKey().startsWith("node_modules/")) {
                assertThat(one.getValue().get("integrity").asText()).startsWith("sha512-");
                assertThat(one.getValue().get("license").asText())
                    .as(one.getKey())
                    .isEqualTo(one.getKey().contains("/@") ? "Apache-2.0" : license(one));
              }
            });
    assertThat(Files.readString(Path.of("src/test/js/package-lock.json")))
        .doesNotContain("registry");
  }

  /** What the SDK itself rests on. */
  private static String license(Map.Entry<String, JsonNode> one) {
    return Map.of(
            "node_modules/bowser", "MIT",
            "node_modules/fflate", "MIT",
            "node_modules/tslib", "0BSD")
        .getOrDefault(one.getKey(), "Apache-2.0");
  }
}
