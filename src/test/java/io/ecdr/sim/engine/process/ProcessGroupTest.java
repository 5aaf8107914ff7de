package io.ecdr.sim.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.GroupSpec.ShardSpec;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.engine.SeedRefused;
import io.ecdr.sim.engine.Slots;
import io.valkey.Jedis;
import io.valkey.StreamEntryID;
import io.valkey.exceptions.JedisDataException;
import io.valkey.exceptions.JedisException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only real servers do. */
class ProcessGroupTest {

  private static final List<ShardSpec> THREE_BY_TWO =
      List.of(
          new ShardSpec("0001", "0-5460", List.of("c-0001-001", "c-0001-002")),
          new ShardSpec("0002", "5461-10922", List.of("c-0002-001", "c-0002-002")),
          new ShardSpec("0003", "10923-16383", List.of("c-0003-001", "c-0003-002")));
  private static final List<ShardSpec> PAIR =
      List.of(new ShardSpec("0001", "", List.of("a-001", "a-002")));

  @TempDir Path base;
  private ProcessEngine engine;

  @BeforeEach
  void open() throws IOException {
    engine = ProcessEngine.open(base.resolve("a run"), Optional.empty(), InstantSource.system());
  }

  @AfterEach
  void leavesNothingRunning() {
    engine.close();
    assertThat(ProcessEngineTest.serversIn(base)).isEmpty();
  }

  @Test
  void aClusterHasItsSlotsItsReplicasAndDifferentEpochs() throws Exception {
    var group = start(spec("shop", true, THREE_BY_TWO));
    for (var shard : THREE_BY_TWO) {
      try (var primary = connect(group, shard.nodes().get(0))) {
        var info = Info.parse(primary.clusterInfo());
        assertThat(info.text("cluster_state")).isEqualTo("ok");
        assertThat(info.number("cluster_slots_ok")).isEqualTo(Slots.COUNT);
        assertThat(info.number("cluster_known_nodes")).isEqualTo(6);
        assertThat(Info.of(primary, "replication").number("connected_slaves")).isEqualTo(1);
        assertThat(myself(primary))
            .endsWith(" " + shard.slots())
            .contains(group.address(shard.nodes().get(0)).port() + "@");
      }
      try (var replica = connect(group, shard.nodes().get(1))) {
        assertThat(Info.of(replica, "replication").text("role")).isEqualTo("slave");
        assertThat(myself(replica)).contains("slave");
      }
    }
    try (var primary = connect(group, "c-0001-001")) {
      var epochs =
          primary
              .clusterNodes()
              .lines()
              .filter(line -> line.contains("master"))
              .map(line -> line.split(" ")[6])
              .toList();
      assertThat(epochs).hasSize(3).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyTypeOfValueArrivesUnchangedInAnotherLayoutOfShards() throws Exception {
    var source = start(spec("source", false, PAIR));
    Map<String, String> contents;
    try (var connection = connect(source, "a-001")) {
      writeAllTypes(connection);
      contents = contents(connection);
    }
    assertThat(contents).hasSize(8 * 40);
    var group = start(spec("copy", true, THREE_BY_TWO, get(source, "a-001")));
    var found = new TreeMap<String, String>();
    for (var shard : THREE_BY_TWO) {
      try (var connection = connect(group, shard.nodes().get(0))) {
        found.putAll(contents(connection));
        assertThat(connection.functionList()).hasSize(1);
      }
    }
    assertThat(found.keySet()).isEqualTo(contents.keySet());
    found.forEach((key, value) -> assertThat(value).as(key).isEqualTo(contents.get(key)));
  }

  @Test
  void aFrozenGroupKeepsConnectionsOpenAndGoesOnAfterTheThaw() throws Exception {
    var group = start(spec("shop", true, THREE_BY_TWO));
    try (var connection = connect(group, "c-0003-001")) {
      connection.set("foo", "before");
      long used = group.usedBytes("c-0003-001");
      group.freeze();
      connection.getConnection().setSoTimeout(300);
      assertThatThrownBy(connection::ping).isInstanceOf(JedisException.class);
      assertThat(group.usedBytes("c-0003-001")).isEqualTo(used);
      group.thaw();
    }
    try (var connection = connect(group, "c-0003-001")) {
      connection.set("foo", "after");
      assertThat(connection.get("foo")).isEqualTo("after");
    }
  }

  @Test
  void aFrozenGroupCanBeStopped() throws Exception {
    var group = start(spec("shop", false, PAIR));
    group.freeze();
    group.stop().get(30, TimeUnit.SECONDS);
    assertThat(ProcessEngineTest.serversIn(base)).isEmpty();
  }

  @Test
  void replicasRefuseWrites() throws Exception {
    var group = start(spec("shop", false, PAIR));
    try (var replica = connect(group, "a-002")) {
      assertThatThrownBy(() -> replica.set("a", "b"))
          .isInstanceOf(JedisDataException.class)
          .hasMessageContaining("READONLY");
    }
  }

  @Test
  void aRefusedSeedLeavesNothingRunningAndNamesTheCause() throws Exception {
    var source = start(spec("source", false, PAIR));
    try (var connection = connect(source, "a-001")) {
      writeAllTypes(connection);
    }
    byte[] saved;
    try (var in = get(source, "a-001").open(0)) {
      saved = in.readAllBytes();
    }
    source.stop().get(30, TimeUnit.SECONDS);
    var cut = Blob.of(Arrays.copyOf(saved, saved.length - 100));
    for (boolean cluster : new boolean[] {false, true}) {
      var spec = spec("copy", cluster, cluster ? THREE_BY_TWO : PAIR, cut);
      assertThatThrownBy(() -> engine.start(spec).get(60, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(SeedRefused.class)
          .hasMessageContaining("RDB");
      assertThat(ProcessEngineTest.serversIn(base)).isEmpty();
    }
  }

  @Test
  void aServerThatDiesLaterDoesNotAccuseItsSeed() throws Exception {
    var source = start(spec("source", false, PAIR));
    var group = start(spec("copy", false, PAIR, get(source, "a-001")));
    try (var connection = connect(group, "a-001")) {
      long pid = Info.of(connection, "server").number("process_id");
      var process = ProcessHandle.of(pid).orElseThrow();
      process.destroyForcibly();
      process.onExit().get(10, TimeUnit.SECONDS);
    }
    assertThatThrownBy(() -> group.save("a-001").get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a-001");
  }

  @Test
  void aSaveThatTheServerCannotDoFails() throws Exception {
    var group = start(spec("shop", false, PAIR));
    try (var connection = connect(group, "a-001")) {
      connection.set("a", "x".repeat(1 << 20));
      long pid = Info.of(connection, "server").number("process_id");
      // A directory in the place of the file lets the last step of a save fail.
      var folder = ProcessHandle.of(pid).orElseThrow().info().arguments().orElseThrow()[0];
      java.nio.file.Files.createDirectories(
          Path.of(folder).resolveSibling("dump.rdb").resolve("x"));
    }
    assertThatThrownBy(() -> group.save("a-001").get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class);
  }

  @Test
  void savesOfAllShardsAtOnceAreComplete() throws Exception {
    var group = start(spec("shop", true, THREE_BY_TWO));
    var saves = THREE_BY_TWO.stream().flatMap(s -> s.nodes().stream()).map(group::save).toList();
    assertThat(saves).hasSize(6);
    for (var save : saves) {
      assertThat(save.get(30, TimeUnit.SECONDS).size()).isPositive();
    }
    var twice = List.of(group.save("c-0001-001"), group.save("c-0001-001"));
    for (var save : twice) {
      assertThat(save.get(30, TimeUnit.SECONDS).size()).isPositive();
    }
  }

  @Test
  void closingWhileAGroupStartsEndsItToo() throws Exception {
    var start = engine.start(spec("shop", true, THREE_BY_TWO));
    engine.close();
    assertThatThrownBy(() -> start.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class);
    assertThat(ProcessEngineTest.serversIn(base)).isEmpty();
    var late = engine.start(spec("late", false, PAIR));
    assertThatThrownBy(() -> late.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void noticesThatAStrangerAnswersOnItsPort() throws Exception {
    var stranger = start(spec("stranger", false, PAIR));
    assertThatThrownBy(() -> launchOn(stranger.address("a-001").port()))
        .isInstanceOf(PortTaken.class);
    try (var held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> launchOn(held.getLocalPort())).isInstanceOf(PortTaken.class);
    }
  }

  private void launchOn(int port) throws IOException {
    var run = base.resolve("other run");
    var table = new ProcessTable(Folders.create(run));
    try {
      var program =
          ServerBinary.bundled(run, System.getProperty("os.name"), System.getProperty("os.arch"));
      var folder = NodeFolder.create(run.resolve("node"));
      var ports = new NodeFolder.Ports(port, 0);
      folder.configure(ports, 0);
      ServerProcess.launch("n", folder, ports, program, table)
          .awaitReady(Deadline.in(Duration.ofSeconds(20), InstantSource.system()));
    } finally {
      table.close();
      Folders.delete(run);
    }
  }

  private static void writeAllTypes(Jedis c) {
    c.functionLoad("#!lua name=lib\nredis.register_function('one', function() return 1 end)");
    long end = InstantSource.system().millis() + 3_600_000;
    for (int i = 0; i < 40; i++) {
      c.set("string" + i, "x".repeat(i * 50));
      c.set("number" + i, Integer.toString(i * 1000));
      c.rpush("list" + i, "a", "b".repeat(i * 10));
      c.sadd("set" + i, "m" + i, "n".repeat(i));
      c.zadd("zset" + i, i % 2 == 0 ? Double.POSITIVE_INFINITY : i / 3.0, "m");
      c.hset("hash" + i, Map.of("f", "v".repeat(i * 9)));
      c.xadd("stream" + i, new StreamEntryID(1, i + 1), Map.of("f", "v"));
      c.pfadd("hll" + i, "a", "b" + i);
      for (String type : i % 3 == 0 ? List.of("string", "zset", "stream") : List.<String>of()) {
        c.pexpireAt(type + i, end + i);
      }
    }
  }

  /** Values as applications see them; how a server packs them may change on the way. */
  private static Map<String, String> contents(Jedis c) {
    var contents = new TreeMap<String, String>();
    for (String key : c.keys("*")) {
      Object value =
          switch (c.type(key)) {
            case "string" -> Arrays.toString(c.get(key.getBytes(StandardCharsets.UTF_8)));
            case "list" -> c.lrange(key, 0, -1);
            case "set" -> new TreeSet<>(c.smembers(key));
            case "zset" -> c.zrangeWithScores(key, 0, -1);
            case "hash" -> new TreeMap<>(c.hgetAll(key));
            default -> c.xrange(key, "-", "+");
          };
      contents.put(key, c.pexpireTime(key) + " " + value);
    }
    return contents;
  }

  private static String myself(Jedis connection) {
    return connection
        .clusterNodes()
        .lines()
        .filter(l -> l.contains("myself"))
        .findFirst()
        .orElse("");
  }

  private static Jedis connect(RunningGroup group, String node) {
    return RealServers.connect(group, node);
  }

  private GroupSpec spec(String name, boolean cluster, List<ShardSpec> shards, Blob... seeds) {
    var version = engine.versions().get(0);
    return new GroupSpec(name, "us-east-1", cluster, shards, version, 0, List.of(seeds));
  }

  private RunningGroup start(GroupSpec spec) throws Exception {
    return engine.start(spec).get(60, TimeUnit.SECONDS);
  }

  private static Blob get(RunningGroup group, String node) throws Exception {
    return group.save(node).get(30, TimeUnit.SECONDS);
  }
}
