package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks in real servers of both Regions, typed at the whole program. */
class LossProofTest {

  @TempDir private static Path folder;
  private static Simulator simulator;
  private static Operator operator;

  @BeforeAll
  static void start() throws IOException {
    simulator =
        Simulator.start(SimulatorOptions.forTests().withProcesses(folder.resolve("servers")));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    ended("sim subnet-group private --region us-east-1", 0);
    ended("sim subnet-group private --region eu-west-1", 0);
    protectedCache(
        "orders",
        "NumNodeGroups=2 ReplicasPerNodeGroup=1 AutomaticFailoverEnabled=true"
            + " CacheParameterGroupName=default.redis7.cluster.on");
    protectedCache("carts", "NumCacheClusters=1 CacheParameterGroupName=default.redis7");
  }

  private static void protectedCache(String id, String shape) {
    ended(
        "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private ReplicationGroupId="
            + id
            + " "
            + shape,
        0);
    ended("sim wait " + id + " --region us-east-1", 0);
    ended(
        "standby create %s --region us-east-1 --to eu-west-1 --as %s-eu --subnet-group private --yes"
            .formatted(id, id),
        0);
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  private static Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  private static Value.Fields lane(Operator.Ended ended) {
    return ended.data().fields("report").list("lanes").get(0);
  }

  @Test
  void aSwitchoverOfAClusterProvesShardByShardThatNothingIsLost() {
    var line =
        "switchover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss --yes"
            + " --expect-primary us-east-1 --proof required --writes-stopped-at "
            + Instant.now();

    var dry = ended(line + " --dry-run", 0);
    assertThat(dry.out()).contains("Write a key per shard of orders in us-east-1");
    assertThat(dry.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    var ended = ended(line + " -o json", 0);

    assertThat(lane(ended).text("lossProof")).contains("no-loss");
    var facts = lane(ended).list("steps").get(0).fields("outcome").fields("facts");
    assertThat(facts.number("Shards")).contains(2L);
    assertThat(facts.texts("Keys")).hasSize(2).allMatch(k -> k.startsWith("ecdr:mark:"));
    var id = ended.data().fields("report").text("operation").orElseThrow();
    assertThat(ended("op report " + id, 0).out().replaceAll("\\s+", " "))
        .contains("none: a key per shard (2 shards), written after writers stopped")
        .contains("and on the new primary after it");
  }

  @Test
  void statusMeasuresTheLagInTheDataOnlyWhereThatIsAskedFor() {
    var line = "status carts --region us-east-1 --dr-region eu-west-1";

    assertThat(ended(line, 0).out()).doesNotContain("in the data");
    var shown = ended(line + " --probe", 0).out();
    var measured = measured(ended(line + " --probe -o json", 0));

    assertThat(shown).contains("by a key per shard", " at most");
    assertThat(shown.lines().filter(l -> l.startsWith("us-east-1")).findFirst().orElseThrow())
        .as("the data answered")
        .endsWith("yes");
    assertThat(measured.flag("measured")).contains(true);
    assertThat(measured.list("shards")).hasSize(1);
    var shard = measured.list("shards").get(0);
    assertThat(shard.get("atMostSeconds")).isPresent();
    assertThat(shard.number("bytesBehind")).contains(0L);
    assertThat(shard.fields("primaryOffset").text("stream"))
        .isEqualTo(shard.fields("standbyOffset").text("stream"));
    ended("status carts --region us-east-1 --probe-auth env:X", 2);
  }

  @Test
  void aLoginThatDoesNotDoLeavesTheMeasuredLagUnknown() throws IOException {
    var secret = java.nio.file.Files.writeString(folder.resolve("wrong"), "opensesame");
    var line =
        "status carts --region us-east-1 --dr-region eu-west-1 --probe --probe-auth file:" + secret;

    var ended = ended(line, 0);
    var measured = measured(ended(line + " -o json", 0));

    assertThat(ended.out()).contains("in the data: unknown (the primary: ");
    assertThat(ended.out()).doesNotContain("opensesame");
    assertThat(measured.flag("measured")).contains(false);
    assertThat(measured.text("unknown").orElseThrow()).contains("--probe-user");
  }

  @Test
  void checkMeasuresItTooAndWritesNothingUnasked() throws IOException {
    var line =
        "check carts --region us-east-1 --to eu-west-1 --for switchover --accept-unknown-loss";
    var secret = java.nio.file.Files.writeString(folder.resolve("wrong"), "opensesame");

    assertThat(operator.types(line).out()).doesNotContain("comes across");
    var measured = operator.types(line + " --probe -o json");
    var blind = operator.types(line + " --probe -o json --probe-auth file:" + secret);

    assertThat(verdict(measured)).isEqualTo("pass");
    assertThat(measured.out()).contains("a key of each of 1 shard came across to carts-eu");
    assertThat(verdict(blind)).isEqualTo("unknown");
    assertThat(blind.code()).isEqualTo(11);
    assertThat(blind.out() + blind.err()).doesNotContain("opensesame");
  }

  private static String verdict(Operator.Ended ended) {
    return ended.data().list("results").get(0).list("checks").stream()
        .filter(c -> c.text("id").orElse("").equals("measured-lag"))
        .map(c -> c.text("verdict").orElse(""))
        .findFirst()
        .orElse(ended.out() + ended.err());
  }

  private static Value.Fields measured(Operator.Ended ended) {
    var members = ended.data().list("caches").get(0).fields("globalDatastore").list("members");
    return members.stream()
        .filter(m -> m.text("id").orElse("").equals("carts-eu"))
        .findFirst()
        .orElseThrow()
        .fields("measuredLag");
  }
}
