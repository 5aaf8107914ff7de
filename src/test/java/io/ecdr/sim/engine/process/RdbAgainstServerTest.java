package io.ecdr.sim.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.rdb.Census;
import io.ecdr.rdb.Contents;
import io.ecdr.rdb.OtherReader;
import io.ecdr.rdb.RdbFile;
import io.ecdr.rdb.RdbReader;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.GroupSpec.ShardSpec;
import io.valkey.Jedis;
import io.valkey.Protocol.Command;
import io.valkey.StreamEntryID;
import io.valkey.params.ScanParams;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is filled with all that it can keep; what it says of that is what its file must hold.
 */
class RdbAgainstServerTest {

  private static final int[] DATABASES = {0, 2, 15};
  private static final long IN_AN_HOUR = 3_600_000;

  @TempDir Path base;

  @Test
  void countsWhatTheServerItselfCounts() throws Exception {
    try (var engine =
        ProcessEngine.open(base.resolve("run"), Optional.empty(), InstantSource.system())) {
      var spec =
          new GroupSpec(
              "us-east-1-full",
              "us-east-1",
              false,
              List.of(new ShardSpec("0001", "", List.of("full-001"))),
              engine.versions().get(0),
              0,
              List.of());
      var group = engine.start(spec).get(60, TimeUnit.SECONDS);
      try (var server = RealServers.connect(group, "full-001")) {
        fill(server);
        byte[] file;
        try (var in = group.save("full-001").get(60, TimeUnit.SECONDS).open(0)) {
          file = in.readAllBytes();
        }
        compare(server, file);
      }
    }
  }

  private static void compare(Jedis server, byte[] file) throws Exception {
    var census = new Census(Instant.EPOCH, List.of(), 3);
    var read = RdbReader.read(new ByteArrayInputStream(file), census);
    var contents = census.contents();

    assertThat(read.checksum()).isEqualTo(RdbFile.Checksum.RIGHT);
    assertThat(contents.functions()).isEqualTo(server.functionList().size()).isEqualTo(2);
    assertThat(types(contents)).isEqualTo(types(server));
    var keyspace = Info.of(server, "keyspace").values();
    for (var database : DATABASES) {
      var said = keyspace.get("db" + database);
      var tally = contents.databases().get((long) database);
      assertThat(said).startsWith("keys=" + tally.keys() + ",expires=" + tally.expiring() + ",");
    }
    assertThat(contents.databases()).hasSameSizeAs(DATABASES);
    assertThat(contents.biggest().get(0).name().orElseThrow().shown()).isEqualTo("big");
    assertThat(OtherReader.ours(file)).isEqualTo(OtherReader.read(file));
  }

  private static Map<String, Long> types(Contents contents) {
    var counts = new TreeMap<String, Long>();
    contents.types().forEach((type, tally) -> counts.put(type.toString(), tally.keys()));
    return counts;
  }

  private static Map<String, Long> types(Jedis server) {
    var counts = new TreeMap<String, Long>();
    for (var database : DATABASES) {
      server.select(database);
      for (var type : List.of("string", "list", "set", "zset", "hash", "stream")) {
        var cursor = ScanParams.SCAN_POINTER_START;
        do {
          var page = server.scan(cursor, new ScanParams().count(1000), type);
          counts.merge(type, (long) page.getResult().size(), Long::sum);
          cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
      }
    }
    return counts;
  }

  /** Each type in each encoding that it has, small and large. */
  private static void fill(Jedis server) {
    for (var database : DATABASES) {
      server.select(database);
      strings(server);
      lists(server);
      sets(server);
      scored(server);
      hashes(server);
      streams(server);
      odd(server);
    }
    server.select(0);
    server.sendCommand(Command.SETRANGE, "big", "5000000", "end");
    server.functionLoad("#!lua name=one\nredis.register_function('f', function() return 1 end)");
    server.functionLoad("#!lua name=two\nredis.register_function('g', function() return 2 end)");
  }

  private static void strings(Jedis server) {
    for (var each : List.of("0", "-1", "127", "40000", "-3000000000", "9223372036854775807")) {
      server.set("int:" + each, each);
    }
    server.set("short", "embedded");
    server.set("long", "x".repeat(70_000));
    server.set("packed", "abcabcabc".repeat(1000));
    server.setbit("bits", 100_000, true);
    server.pfadd("visitors", "a", "b", "c");
    for (int i = 0; i < 500; i++) {
      server.psetex("gone:" + i, IN_AN_HOUR + i, "v" + i);
    }
  }

  private static void lists(Jedis server) {
    server.rpush("list:small", "a", "1", "-7");
    for (int i = 0; i < 2_000; i++) {
      server.rpush("list:many", "element " + i);
    }
    server.rpush("list:huge", "y".repeat(20_000), "z");
    server.pexpire("list:many", IN_AN_HOUR);
  }

  private static void sets(Jedis server) {
    server.sadd("set:numbers", "1", "-70000", "5000000000");
    server.sadd("set:words", "one", "two");
    for (int i = 0; i < 1_000; i++) {
      server.sadd("set:many", "member " + i);
    }
  }

  private static void scored(Jedis server) {
    server.zadd("zset:small", Map.of("a", 1.5, "b", Double.POSITIVE_INFINITY, "c", -0.0));
    for (int i = 0; i < 500; i++) {
      server.zadd("zset:many", i % 7 == 0 ? Double.NEGATIVE_INFINITY : i / 3.0, "m" + i);
    }
    server.geoadd("places", 13.361389, 38.115556, "Palermo");
  }

  private static void hashes(Jedis server) {
    server.hset("hash:small", Map.of("field", "value", "n", "12"));
    for (int i = 0; i < 1_000; i++) {
      server.hset("hash:many", "field" + i, "v".repeat(i % 90));
    }
    server.pexpire("hash:small", IN_AN_HOUR);
  }

  private static void streams(Jedis server) {
    for (int i = 1; i <= 300; i++) {
      server.xadd("stream", new StreamEntryID(i, 0), Map.of("n", "" + i, "text", "t" + i));
    }
    server.xdel("stream", new StreamEntryID(5, 0), new StreamEntryID(299, 0));
    server.xgroupCreate("stream", "readers", new StreamEntryID(0, 0), false);
    server.sendCommand(
        Command.XREADGROUP, ("GROUP readers first COUNT 20 STREAMS stream >").split(" "));
    server.xgroupCreate("stream:empty", "nobody", new StreamEntryID(0, 0), true);
  }

  private static void odd(Jedis server) {
    server.set(new byte[] {0, (byte) 0xff, '\n', '\r', ' '}, new byte[] {(byte) 0xfe, 0});
    server.set("", "no name");
    server.set("k".repeat(20_000), "a long name");
    server.set("schlüssel".getBytes(StandardCharsets.UTF_8), new byte[0]);
  }
}
