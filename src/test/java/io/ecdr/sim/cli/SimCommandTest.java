package io.ecdr.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.time.Pace;
import io.valkey.Jedis;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rehearsal commands as they are typed, on a simulator with real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimCommandTest {

  private static final String HOME = "us-east-1";

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
    assertThat(simulator.options().engine()).isEqualTo(EngineKind.PROCESS);
    make("plain", "NumCacheClusters=2");
    make(
        "sharded",
        "NumNodeGroups=2",
        "ReplicasPerNodeGroup=1",
        "CacheParameterGroupName=default.redis7.cluster.on");
  }

  @AfterAll
  void stop() {
    simulator.close();
  }

  @BeforeEach
  void mend() {
    simulator.faults().clearAll();
  }

  private void make(String id, String... more) {
    var words = new ArrayList<>(List.of("call", "elasticache", "CreateReplicationGroup"));
    words.addAll(
        List.of(
            "ReplicationGroupId=" + id,
            "ReplicationGroupDescription=d",
            "Engine=redis",
            "CacheNodeType=cache.r7g.large",
            "AutomaticFailoverEnabled=true",
            "--region",
            HOME));
    words.addAll(List.of(more));
    assertThat(run(words.toArray(String[]::new)).err()).isEmpty();
    var waited = run("wait", id, "--region", HOME);
    assertThat(waited.code()).as(waited.err()).isZero();
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

  private Ran data(String verb, String cache, String... more) {
    var words = new ArrayList<>(List.of("data", verb, "--cache", cache, "--region", HOME));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "sharded"})
  void dataIsWrittenCapturedComparedWipedAndFoundMissing(String cache) throws Exception {
    String file = folder.resolve(cache + ".capture").toString();
    var written = data("write", cache, "--keys", "1200", "--ttl-share", "0", "-o", "json");
    assertThat(written.json().path("keys").asInt()).isEqualTo(1200);
    var captured = data("capture", cache, "--out", file, "-o", "json");
    assertThat(captured.json().path("byType").path("zset").asInt()).isEqualTo(200);
    var equal = data("compare", cache, "--with", file, "-o", "json");
    assertThat(equal.code()).isZero();
    assertThat(equal.json().path("same").asInt()).isEqualTo(1200);
    assertThat(data("wipe", cache).out()).contains("1,200 keys before, 0 now");
    var different = data("compare", cache, "--with", file, "-o", "json");
    assertThat(different.code()).isEqualTo(40);
    assertThat(different.json().path("equal").asBoolean()).isFalse();
    assertThat(different.json().path("missing").asInt()).isEqualTo(1200);
    assertThat(different.json().path("examples").size()).isEqualTo(10);
  }

  @Test
  void aDifferenceIsShownWithItsKey() {
    String file = folder.resolve("one.capture").toString();
    data("wipe", "plain");
    data("write", "plain", "--keys", "60", "--ttl-share", "0");
    data("capture", "plain", "--out", file);
    try (var redis = new Jedis("127.0.0.1", port("plain-001"))) {
      redis.append("string:6", "!");
    }
    var ran = data("compare", "plain", "--with", file);
    assertThat(ran.code()).isEqualTo(40);
    assertThat(ran.out()).contains("DIFFERENT", "differentValue 1", "differentValue string:6");
  }

  private int port(String node) {
    String text = run("status").out();
    return text.lines()
        .filter(line -> line.contains(node))
        .map(line -> line.replaceAll(".*:(\\d+).*", "$1"))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCacheThatIsNotThereIsOneLine() {
    var ran = data("wipe", "nowhere");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().lines()).singleElement().asString().contains("nowhere");
    assertThat(data("compare", "plain", "--with", "/no/such/file").code()).isEqualTo(32);
  }

  @Test
  void faultsAreSetListedAndCleared() throws Exception {
    assertThat(run("fault", "list").out().strip()).isEqualTo("nothing is broken");
    assertThat(run("fault", "lose-answer", "CreateSnapshot", "--after-effect").out())
        .contains("lose-answer CreateSnapshot --after-effect --times 1");
    run("fault", "throttle", "eu-west-1", "--rate", "10");
    var listed = run("fault", "list", "-o", "json").json().path("faults");
    assertThat(listed).hasSize(2);
    String id = listed.get(0).path("id").asText();
    assertThat(run("fault", "clear", id).out().strip()).isEqualTo("cleared 1");
    assertThat(run("fault", "list").out().lines())
        .singleElement()
        .asString()
        .contains("throttle eu-west-1 --rate 10");
    assertThat(run("fault", "clear").out().strip()).isEqualTo("cleared 1");
  }

  @Test
  void aFaultThatCannotBeReadIsRefusedBeforeItIsSent() {
    var ran = run("fault", "slow", "export");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().strip()).isEqualTo("ecdr sim: slow needs --factor");
    assertThat(run("fault", "region-dark", "eu-west-1", "--rate", "3").code()).isEqualTo(2);
    assertThat(run("fault", "region-dark", "ap-south-1").err()).contains("no such Region here");
    assertThat(run("fault", "partition", HOME, "ap-south-1").err()).contains("no such Region here");
    assertThat(run("fault", "partition", HOME).err()).contains("missing: the other Region");
    assertThat(run("fault", "lag", "eu-west-1").err()).contains("lag needs --by");
    assertThat(run("fault", "roles-stay", "ldgnf-nowhere").err())
        .contains("no such global datastore", "there are []");
    assertThat(simulator.faults().list()).isEmpty();
  }

  @Test
  void faultsOfGlobalDatastoresAreSetAndListed() {
    run("fault", "partition", HOME, "eu-west-1");
    run("fault", "lag", "eu-west-1", "--by", "30s");
    run("fault", "metric-dimensions", "eu-west-1", "group");
    run("fault", "promote-when-primary-dark", "stuck");
    assertThat(run("status").out())
        .contains(
            "partition us-east-1 eu-west-1",
            "lag eu-west-1 --by 30s",
            "metric-dimensions eu-west-1 group",
            "promote-when-primary-dark stuck");
    assertThat(run("fault", "clear").out().strip()).isEqualTo("cleared 4");
  }

  @Test
  void darkDataFreezesTheNodesUntilItIsCleared() {
    run("fault", "region-dark", HOME, "--data");
    assertThat(run("status").out()).contains("data dark", "(frozen)");
    run("fault", "clear");
    assertThat(run("status").out()).doesNotContain("(frozen)");
    assertThat(data("wipe", "plain").code()).isZero();
  }

  @Test
  void refusalsOfTheServiceEndInTheirExitCodes() {
    var unknown =
        run(
            "call",
            "elasticache",
            "DescribeReplicationGroups",
            "ReplicationGroupId=nowhere",
            "--region",
            HOME);
    assertThat(unknown.code()).isEqualTo(30);
    assertThat(unknown.err()).startsWith("ecdr sim: ReplicationGroupNotFoundFault: ");
    assertThat(run("call", "elasticache", "FlyToTheMoon", "--region", HOME).code()).isEqualTo(11);
    assertThat(run("call", "elasticache", "DescribeEvents", "oops", "--region", HOME).code())
        .isEqualTo(2);
    assertThat(run("wait", "nowhere", "--region", HOME).code()).isEqualTo(30);
  }

  @Test
  void nobodyAtTheAddressIsOneLine() {
    var err = new StringWriter();
    int code =
        SimCommand.line(List.of("status"))
            .setErr(new PrintWriter(err))
            .execute("status", "--endpoint-url", "http://127.0.0.1:1");
    assertThat(code).isEqualTo(32);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("no simulator answers at http://127.0.0.1:1");
  }

  @Test
  void withoutAVerbThereIsUsage() {
    assertThat(SimCommand.line(List.of()).setErr(new PrintWriter(new StringWriter())).execute())
        .isEqualTo(2);
  }

  @Test
  void theCoverageNamesWhatIsSimulated() {
    var out = new StringWriter();
    SimCommand.line(List.of("coverage")).setOut(new PrintWriter(out)).execute("coverage");
    assertThat(out.toString())
        .contains(
            "    CopySnapshot\n", "    GetCallerIdentity", "documented", "[API:CopySnapshot]");
  }
}
