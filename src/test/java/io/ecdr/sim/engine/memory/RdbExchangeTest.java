package io.ecdr.sim.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.GroupSpec.ShardSpec;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.engine.SeedRefused;
import io.ecdr.sim.engine.process.ProcessEngine;
import io.ecdr.sim.time.VirtualTime;
import io.valkey.Jedis;
import io.valkey.params.SetParams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of maps loaded by real servers, and the other way round. */
class RdbExchangeTest {

  private static final EngineVersion VERSION = new EngineVersion("redis", "7.0.15", 10);
  private static final List<ShardSpec> ONE = List.of(new ShardSpec("0001", "", List.of("a-001")));

  @TempDir Path base;
  private final Instant start = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
  private final Instant later = start.plusSeconds(7200);
  private final MemoryEngine maps = new MemoryEngine(new VirtualTime(start));
  private ProcessEngine servers;

  @BeforeEach
  void open() throws IOException {
    servers = ProcessEngine.open(base.resolve("run"), Optional.empty(), InstantSource.system());
  }

  @AfterEach
  void close() {
    servers.close();
    maps.close();
  }

  @Test
  void aServerLoadsEveryKeyAndItsEndFromAFileOfMaps() throws Exception {
    var group = maps(List.of());
    for (int i = 0; i < 1000; i++) {
      group.put("key-" + i, "v".repeat(i % 300), later.plusMillis(i));
    }
    group.put("long", "ü".repeat(40_000));
    group.put(5, "elsewhere", "x", Optional.empty());
    try (var connection = server(List.of(group.save("a-001").get()))) {
      assertThat(connection.dbSize()).isEqualTo(1001);
      assertThat(connection.get("long")).isEqualTo("ü".repeat(40_000));
      assertThat(connection.ttl("long")).isEqualTo(-1);
      for (int i = 0; i < 1000; i++) {
        assertThat(connection.get("key-" + i)).isEqualTo("v".repeat(i % 300));
        assertThat(connection.pexpireTime("key-" + i))
            .isEqualTo(later.plusMillis(i).toEpochMilli());
      }
      connection.select(5);
      assertThat(connection.get("elsewhere")).isEqualTo("x");
    }
  }

  @Test
  void mapsLoadEveryStringAServerSaves() throws Exception {
    var running = running(List.of());
    try (var connection = connect(running)) {
      for (String number :
          List.of("0", "-7", "127", "-32768", "40000", "-2147483648", "99999999999")) {
        connection.set("n" + number, number, new SetParams().pxAt(later.toEpochMilli()));
      }
      connection.set("packed", "abcabcabc".repeat(5000) + "end");
      connection.set("empty", "");
      connection.set("medium", "x".repeat(63) + "y" + "0123456789".repeat(10));
    }
    var group = maps(List.of(running.save("a-001").get(30, TimeUnit.SECONDS)));
    assertThat(group.keys()).hasSize(10);
    for (String number :
        List.of("0", "-7", "127", "-32768", "40000", "-2147483648", "99999999999")) {
      assertThat(group.get("n" + number)).hasValue(number);
      assertThat(group.expires("n" + number)).hasValue(later.truncatedTo(ChronoUnit.MILLIS));
    }
    assertThat(group.get("packed")).hasValue("abcabcabc".repeat(5000) + "end");
    assertThat(group.get("empty")).hasValue("");
    assertThat(group.get("medium")).hasValue("x".repeat(63) + "y" + "0123456789".repeat(10));
  }

  @Test
  void mapsSayThatTheyReadStringsOnly() throws Exception {
    var running = running(List.of());
    try (var connection = connect(running)) {
      connection.rpush("list", "a", "b");
    }
    var saved = running.save("a-001").get(30, TimeUnit.SECONDS);
    assertThatThrownBy(() -> maps.start(spec(List.of(saved))).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("strings only");
  }

  @Test
  void mapsRefuseAFileCutAnywhere() throws Exception {
    var group = maps(List.of());
    group.put("a", "some text", later);
    group.put("b", "12345");
    byte[] whole = read(group.save("a-001").get());
    for (int length = 0; length < whole.length; length++) {
      var cut = Blob.of(java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> maps.start(spec(List.of(cut))).get())
          .as("cut at %d of %d", length, whole.length)
          .hasCauseInstanceOf(SeedRefused.class);
    }
  }

  @Test
  void mapsRefuseAFileWithAnyByteChanged() throws Exception {
    var group = maps(List.of());
    group.put("a", "some text", later);
    byte[] whole = read(group.save("a-001").get());
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> maps.start(spec(List.of(Blob.of(damaged)))).get())
          .as("byte %d of %d", i, whole.length)
          .hasCauseInstanceOf(SeedRefused.class);
    }
  }

  @Test
  void countsTheChecksumAsServersDo() {
    byte[] text = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(Crc64.of(text, 0, text.length)).isEqualTo(0xe9c6d914c4b8d9caL);
  }

  private static byte[] read(Blob blob) throws IOException {
    try (var in = blob.open(0)) {
      return in.readAllBytes();
    }
  }

  private static GroupSpec spec(List<Blob> seeds) {
    return new GroupSpec("group", "us-east-1", false, ONE, VERSION, 0, seeds);
  }

  private MemoryGroup maps(List<Blob> seeds) throws Exception {
    maps.start(spec(seeds)).get();
    return maps.group("us-east-1", "group").orElseThrow();
  }

  private RunningGroup running(List<Blob> seeds) throws Exception {
    return servers.start(spec(seeds)).get(60, TimeUnit.SECONDS);
  }

  private Jedis server(List<Blob> seeds) throws Exception {
    return connect(running(seeds));
  }

  private static Jedis connect(RunningGroup group) {
    var address = group.address("a-001");
    return new Jedis(address.host(), address.port(), 5000);
  }
}
