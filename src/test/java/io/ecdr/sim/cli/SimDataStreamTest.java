package io.ecdr.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.Stopwatch;
import io.ecdr.sim.engine.Replication;
import io.ecdr.sim.fault.FaultGrammar;
import io.ecdr.sim.rehearse.FrontDoor;
import io.ecdr.sim.rehearse.StreamSide;
import io.ecdr.sim.rehearse.WriteStream;
import io.ecdr.sim.time.Pace;
import io.valkey.HostAndPort;
import io.valkey.JedisCluster;
import io.valkey.UnifiedJedis;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream of writes over role changes of real servers, and what is counted as lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimDataStreamTest {

  private static final String HOME = "us-east-1";
  private static final String AWAY = "eu-west-1";
  private static final String[] SHARDED = {
    "NumNodeGroups=2",
    "ReplicasPerNodeGroup=0",
    "AutomaticFailoverEnabled=true",
    "CacheParameterGroupName=default.redis7.cluster.on"
  };
  private static final int MANY = 4_000;

  @TempDir static Path folder;
  private Simulator simulator;

  /** What a command said and how it ended. */
  private record Ran(int code, String out, String err) {
    JsonNode json() throws Exception {
      return new ObjectMapper().readTree(out);
    }
  }

  @BeforeAll
  void start() throws Exception {
    simulator =
        Simulator.start(
            SimulatorOptions.forTests()
                .withProcesses(folder.resolve("simulator"))
                .withPace(Pace.INSTANT));
    pair("plain", "NumCacheClusters=2", "AutomaticFailoverEnabled=true");
    pair("sharded", SHARDED);
  }

  @AfterAll
  void stop() {
    simulator.close();
  }

  @AfterEach
  void mend() {
    simulator.faults().clearAll();
    links(Replication::restore);
  }

  private void pair(String id, String... shape) {
    var group = new ArrayList<>(List.of("ReplicationGroupId=" + id, "Engine=redis"));
    group.addAll(List.of("CacheNodeType=cache.r7g.large", "ReplicationGroupDescription=d"));
    group.addAll(List.of(shape));
    call(HOME, "CreateReplicationGroup", group.toArray(String[]::new));
    await(HOME, id);
    call(
        HOME,
        "CreateGlobalReplicationGroup",
        "GlobalReplicationGroupIdSuffix=" + id,
        "PrimaryReplicationGroupId=" + id);
    await(HOME, id);
    call(
        AWAY,
        "CreateReplicationGroup",
        "ReplicationGroupId=" + id + "-eu",
        "ReplicationGroupDescription=d",
        "GlobalReplicationGroupId=ldgnf-" + id,
        shape == SHARDED ? "ReplicasPerNodeGroup=0" : "NumCacheClusters=2");
    await(AWAY, id + "-eu");
  }

  private void promote(String id, String region, String member) {
    call(
        region,
        "FailoverGlobalReplicationGroup",
        "GlobalReplicationGroupId=ldgnf-" + id,
        "PrimaryRegion=" + region,
        "PrimaryReplicationGroupId=" + member);
  }

  private void call(String region, String action, String... parameters) {
    var words = new ArrayList<>(List.of("call", "elasticache", action, "--region", region));
    words.addAll(List.of(parameters));
    var ran = run(words.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  private void await(String region, String id) {
    var ran = run("wait", id, "--region", region);
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  private Ran run(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--endpoint-url", simulator.endpoint().toString()));
    int code =
        SimCommand.line(all)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    return new Ran(code, out.toString(), err.toString());
  }

  private WriteStream stream(String id, Path file) throws Exception {
    var members = new LinkedHashMap<StreamSide, FrontDoor>();
    members.put(new StreamSide(id, HOME), door(HOME));
    members.put(new StreamSide(id + "-eu", AWAY), door(AWAY));
    return new WriteStream(members, file, Stopwatch.started()::millis);
  }

  private FrontDoor door(String region) {
    return new FrontDoor(simulator.endpoint(), region, "AKIAREHEARSAL");
  }

  private static void write(WriteStream stream, int acknowledged) throws Exception {
    int left = acknowledged;
    for (int i = 0; i < MANY && left > 0; i++) {
      left -= stream.once() ? 1 : 0;
    }
    assertThat(left).as("writes still to be acknowledged").isZero();
  }

  /** Writes until the record's last line names a side, and some more. */
  private static void writeUntilOn(int side, WriteStream stream, Path file) throws Exception {
    for (int i = 0; i < MANY; i++) {
      if (stream.once() && lastLine(file).split("\t")[1].equals(Integer.toString(side))) {
        write(stream, 20);
        return;
      }
    }
    throw new AssertionError("never wrote to side " + side);
  }

  private static String lastLine(Path file) throws Exception {
    var lines = Files.readAllLines(file);
    return lines.get(lines.size() - 1);
  }

  private Ran lost(String cache, String region, Path file, String... more) {
    var words = new ArrayList<>(List.of("data", "lost", "--cache", cache, "--region", region));
    words.addAll(List.of("--with", file.toString(), "-o", "json"));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "sharded"})
  void followsARoleChangeThereAndBackWithoutLosingAWrite(String id) throws Exception {
    Path file = folder.resolve(id + ".there-and-back");
    try (var stream = stream(id, file)) {
      write(stream, 50);
      promote(id, AWAY, id + "-eu");
      writeUntilOn(1, stream, file);
      await(HOME, id);
      await(AWAY, id + "-eu");
      promote(id, HOME, id);
      writeUntilOn(0, stream, file);
      stream.finish();
      assertThat(stream.tried()).isGreaterThan(stream.acknowledged());
    }
    await(HOME, id);
    await(AWAY, id + "-eu");
    var found = lost(id, HOME, file, "--at-most", "0");
    assertThat(found.code()).as(found.out()).isZero();
    var json = found.json();
    assertThat(json.path("lost").asLong()).isZero();
    assertThat(json.path("moves")).hasSize(2);
    assertThat(json.path("moves").get(1).path("to").asText()).isEqualTo(id + "@" + HOME);
    assertThat(json.path("longestMoveSeconds").asDouble()).isBetween(0.0, 60.0);
  }

  @Test
  void whatHadNotArrivedWhenThePrimaryRegionWentDarkIsCountedAsAnIndependentReaderDoes()
      throws Exception {
    String id = "dark";
    pair(id, SHARDED);
    Path file = folder.resolve("dark");
    try (var stream = stream(id, file)) {
      write(stream, 50);
      partRegions();
      write(stream, 30);
      simulator.faults().add(FaultGrammar.parse("region-dark " + HOME));
      promote(id, AWAY, id + "-eu");
      writeUntilOn(1, stream, file);
      stream.finish();
    }
    var json = lost(id + "-eu", AWAY, file).json();
    long lost = json.path("lost").asLong();
    assertThat(lost).isEqualTo(missing(id + "-eu", file)).isBetween(30L, 80L);
    assertThat(json.path("moves")).hasSize(1);
    assertThat(lost(id + "-eu", AWAY, file, "--at-most", "29").code()).isEqualTo(40);
  }

  private void partRegions() {
    links(Replication::cut);
  }

  private void links(Consumer<Replication> change) {
    var world = simulator.world();
    world.run(
        () ->
            world
                .elasticache()
                .dataPlane()
                .running(AWAY)
                .forEach(group -> change.accept(group.replication())));
  }

  /** With a client of its own and nothing of the code under test. */
  private long missing(String group, Path file) throws Exception {
    var door = door(AWAY);
    var xml = door.elasticache("DescribeReplicationGroups", Map.of()).xml();
    int port = 0;
    for (var one :
        xml.at("DescribeReplicationGroupsResult/ReplicationGroups")
            .orElseThrow()
            .children("ReplicationGroup")) {
      if (one.text("ReplicationGroupId").orElseThrow().equals(group)) {
        port = Integer.parseInt(one.text("ConfigurationEndpoint/Port").orElseThrow());
      }
    }
    long missing = 0;
    try (UnifiedJedis redis = new JedisCluster(Set.of(new HostAndPort("127.0.0.1", port)))) {
      for (String line : Files.readAllLines(file)) {
        if (line.matches("\\d+\t[01]\t\\d+")) {
          missing += redis.exists("written:" + line.substring(0, line.indexOf('\t'))) ? 0 : 1;
        }
      }
    }
    return missing;
  }

  @Test
  void aRecordThatWasCutIsRefused() throws Exception {
    Path file = folder.resolve("cut");
    try (var stream = stream("plain", file)) {
      write(stream, 5);
    }
    var ran = lost("plain", HOME, file);
    assertThat(ran.code()).isEqualTo(32);
    assertThat(ran.err()).contains("is cut");
  }

  @Test
  void theKeysOfAnEarlierStreamDoNotHideALoss() throws Exception {
    Path file = folder.resolve("first");
    try (var stream = stream("plain", file)) {
      write(stream, 10);
      stream.finish();
    }
    try (var stream = stream("plain", folder.resolve("second"))) {
      write(stream, 4);
    }
    assertThat(lost("plain", HOME, file).json().path("lost").asLong()).isEqualTo(4);
  }

  @Test
  void unusableMembersAreOneLineAndExitTwo() {
    String file = folder.resolve("none").toString();
    var odd = run("data", "stream", "--cache", "plain", "--out", file);
    assertThat(odd.code()).isEqualTo(2);
    assertThat(odd.err()).contains("ID@REGION");
    var unknown = run("data", "stream", "--cache", "nowhere@" + HOME, "--out", file);
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(Path.of(file)).doesNotExist();
  }

  @Test
  void endsByItselfAfterItsSeconds() throws Exception {
    var ran =
        run(
            "data",
            "stream",
            "--cache",
            "plain@us-east-1,plain-eu@eu-west-1",
            "--out",
            folder.resolve("second").toString(),
            "--seconds",
            "1",
            "-o",
            "json");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.json().path("acknowledged").asLong()).isPositive();
    assertThat(lost("plain", HOME, folder.resolve("second"), "--at-most", "0").code()).isZero();
  }

  @Test
  void aSignalEndsItWithAWholeRecord() throws Exception {
    Path file = folder.resolve("ended");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SimMain.class.getName(),
                "data",
                "stream",
                "--cache=plain@us-east-1",
                "--out=" + file,
                "--endpoint-url=" + simulator.endpoint())
            .start();
    try (var err =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      assertThat(err.readLine()).contains("writing");
      process.toHandle().destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
    assertThat(lastLine(file)).startsWith("end\t").isNotEqualTo("end\t0");
    assertThat(lost("plain", HOME, file, "--at-most", "0").code()).isZero();
  }
}
