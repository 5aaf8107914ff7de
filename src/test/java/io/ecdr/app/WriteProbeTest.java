package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.time.Pace;
import io.valkey.Jedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Role changes that end with a trial write, typed at the whole program. */
class WriteProbeTest {

  private static final String SURE = " --accept-unknown-loss --expect-primary us-east-1 --yes";
  private static final String FAIL = "failover orders --region us-east-1 --to eu-west-1" + SURE;
  private static final String SWITCH = "switchover orders --region us-east-1 --to eu-west-1" + SURE;
  private static final String DETACH = "detach orders-eu --region eu-west-1" + SURE;
  private static final Pattern PORT = Pattern.compile("<Port>(\\d+)</Port>");

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  private void start(EngineKind engine, String shape) throws IOException {
    simulator =
        Simulator.start(
            new SimulatorOptions(
                0,
                List.of("us-east-1", "eu-west-1"),
                Pace.INSTANT,
                engine,
                Optional.empty(),
                Optional.of(folder.resolve("servers")),
                OptionalLong.of(1),
                SimulatorOptions.DEFAULT_ACCOUNT,
                Map.of()));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    ended("sim subnet-group private --region us-east-1", 0);
    ended("sim subnet-group private --region eu-west-1", 0);
    ended(
        "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private AutomaticFailoverEnabled=true"
            + " ReplicationGroupId=orders "
            + shape,
        0);
    ended("sim wait orders --region us-east-1", 0);
    ended(
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes",
        0);
  }

  private static final String PAIR = "NumCacheClusters=2 CacheParameterGroupName=default.redis7";
  private static final String CLUSTER =
      "NumNodeGroups=2 ReplicasPerNodeGroup=1 CacheParameterGroupName=default.redis7.cluster.on";

  @AfterEach
  void end() {
    simulator.close();
  }

  private Operator.Ended ended(String line, int code) {
    var ended = operator.ends(line, code);
    Schemas.fitsOutput(line, ended.out());
    return ended;
  }

  private static Value.Fields lane(Operator.Ended ended) {
    return ended.data().fields("report").list("lanes").get(0);
  }

  /** Every server that the standby's description names. */
  private List<Integer> ports() {
    var told =
        ended(
            "sim call elasticache DescribeReplicationGroups --region eu-west-1"
                + " ReplicationGroupId=orders-eu",
            0);
    return PORT.matcher(told.out())
        .results()
        .map((MatchResult m) -> Integer.valueOf(m.group(1)))
        .distinct()
        .toList();
  }

  private void eachServer(Consumer<Jedis> change) {
    var ports = ports();
    assertThat(ports).isNotEmpty();
    for (int port : ports) {
      try (var server = new Jedis("127.0.0.1", port, 5000)) {
        change.accept(server);
      }
    }
  }

  @Test
  void aFailoverIsDoneWhenThePromotedServersTakeAWrite() throws IOException {
    start(EngineKind.PROCESS, PAIR);
    ended("sim fault region-dark us-east-1", 0);

    var ended = ended(FAIL, 0);

    assertThat(ended.out())
        .contains("failover: done and confirmed")
        .contains("passed: 1 shard took a key and gave it back");
    assertThat(ended.err()).contains("orders-eu/write-probe: done in");
    try (var server = new Jedis("127.0.0.1", ports().get(0), 5000)) {
      assertThat(server.keys("*")).hasSize(1).allMatch(key -> key.startsWith("ecdr:probe:"));
    }
  }

  @Test
  void aDetachOfAClusterIsDoneWhenEveryShardTakesAWrite() throws IOException {
    start(EngineKind.PROCESS, CLUSTER);

    var ended = ended(DETACH + " --write-probe required -o json", 0);

    assertThat(lane(ended).text("writeProbe")).contains("passed");
    var probe = lane(ended).list("steps").get(1).fields("outcome").fields("facts");
    assertThat(probe.number("Shards")).contains(2L);
  }

  @Test
  void aRefusedWriteIsIncompleteNamesTheResumeCommandAndResumingTriesAgain() throws IOException {
    start(EngineKind.PROCESS, PAIR);
    eachServer(server -> server.configSet("maxmemory", "1"));

    var refused = ended(SWITCH + " --timeout 1m -o json", 20);

    assertThat(lane(refused).text("writeProbe")).contains("refused");
    var stopped = lane(refused).list("steps").get(1).fields("outcome");
    assertThat(stopped.text("reason").orElseThrow())
        .contains("the change is done and was read back", "OOM");
    var id = refused.data().fields("report").text("operation").orElseThrow();
    assertThat(stopped.text("hint").orElseThrow()).contains("ecdr op resume " + id);
    assertThat(ended("op show " + id, 0).out()).contains("refused, see above", "OOM");

    eachServer(server -> server.configSet("maxmemory", "0"));
    assertThat(ended("op resume " + id + " --dry-run", 0).out()).contains("ecdr:probe:");
    var resumed = ended("op resume " + id + " -o json", 0);
    assertThat(lane(resumed).text("writeProbe")).contains("passed");
    assertThat(resumed.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
  }

  @Test
  void aLoginThatMayNotWriteIsNotTestedAndAnotherOnePasses() throws IOException {
    start(EngineKind.PROCESS, PAIR);
    eachServer(server -> server.aclSetUser("default", "-set"));
    eachServer(server -> server.aclSetUser("ops", "on", ">opensesame", "~ecdr:*", "+set", "+get"));

    var ended = ended(SWITCH + " --timeout 1m -o json", 0);

    assertThat(lane(ended).text("writeProbe")).contains("not-tested");
    assertThat(ended.out()).contains("NOPERM", "--probe-auth env:NAME or file:PATH");

    var secret = Files.writeString(folder.resolve("secret"), "opensesame\n");
    var named =
        ended(
            "failover orders --region us-east-1 --to eu-west-1 --expect-primary eu-west-1 --yes"
                + " --write-probe required --probe-user ops -o json --probe-auth file:"
                + secret,
            0);
    assertThat(lane(named).text("writeProbe")).contains("passed");
    assertThat(named.out() + named.err()).doesNotContain("opensesame");
  }

  @Test
  void whereNothingListensTheRoleChangeStandsAndSaysThatWritesWereNotTested() throws IOException {
    start(EngineKind.MEMORY, PAIR);

    var over = ended(SWITCH + " --anti-flap 0s", 0);
    assertThat(over.out())
        .contains("not tested: it cannot be reached from here")
        .contains("switchover: done and confirmed");

    var back = "switchover orders --region us-east-1 --to us-east-1 --accept-unknown-loss --yes";
    var off = ended(back + " --expect-primary eu-west-1 --write-probe off -o json", 0);
    assertThat(lane(off).text("writeProbe")).contains("off");
    assertThat(lane(off).list("steps")).hasSize(1);
  }

  @Test
  void aRequiredWriteThatCannotBeTriedIsIncomplete() throws IOException {
    start(EngineKind.MEMORY, PAIR);

    var ended = ended(DETACH + " --write-probe required --timeout 2s -o json", 20);

    assertThat(lane(ended).text("writeProbe")).contains("not-tested");
  }

  @Test
  void thePlanShowsTheProbeAndASecretIsNeitherTakenNorRepeated() throws IOException {
    start(EngineKind.MEMORY, PAIR);

    var dry = ended(SWITCH + " --probe-user ops --probe-auth env:TOKEN --dry-run", 0);
    assertThat(dry.out())
        .contains("Write one key per shard of orders-eu", "ecdr:probe:")
        .contains("as user ops, secret from env:TOKEN");
    assertThat(dry.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(ended(SWITCH + " --write-probe off --dry-run", 0).out())
        .contains("left out, as asked")
        .doesNotContain("ecdr:probe:");

    var typed = ended(SWITCH + " --probe-auth hunter2", 2);
    assertThat(typed.err()).contains("--probe-auth", "env:NAME or file:PATH");
    assertThat(typed.err() + typed.out()).doesNotContain("hunter2");
    assertThat(ended(SWITCH + " --probe-user ops", 2).err()).contains("--probe-auth");
  }

  @Test
  void whatIsThePrimaryAlreadyIsOnlyTriedWhenThatIsRequired() throws IOException {
    start(EngineKind.PROCESS, PAIR);
    var already = "failover orders --region us-east-1 --to us-east-1 --expect-primary us-east-1";

    assertThat(ended(already + " --yes", 0).out()).contains("failover: nothing to do");
    var tried = ended(already + " --yes --write-probe required -o json", 0);

    assertThat(lane(tried).text("writeProbe")).contains("passed");
  }
}
