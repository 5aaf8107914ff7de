package io.ecdr.sim.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.valkey.Jedis;
import io.valkey.StreamEntryID;
import io.valkey.params.XAddParams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server: every planted difference is found, and nothing else. */
class CaptureAndCompareTest {

  private static final String TYPES = "string,list,set,zset,hash,stream";

  @TempDir Path folder;
  private RedisNode node;
  private LiveCache cache;
  private Jedis redis;

  @BeforeEach
  void start() throws IOException {
    node = new RedisNode(folder);
    cache = new LiveCache(node.address());
    redis = node.client();
    new SampleData(cache, 7, 0).write(600);
  }

  @AfterEach
  void stop() {
    redis.close();
    cache.close();
    node.close();
  }

  private Path capture() throws IOException {
    var file = folder.resolve("capture.txt");
    new Capture(cache).to(file);
    return file;
  }

  private Comparison compare(Path capture) throws IOException {
    return new Comparer(cache).with(capture);
  }

  private void assertOnly(Comparison outcome, Difference difference, String key) {
    assertThat(outcome.of(difference)).isEqualTo(1);
    assertThat(outcome.examples())
        .singleElement()
        .satisfies(
            example -> {
              assertThat(example.difference()).isEqualTo(difference);
              assertThat(example.key()).isEqualTo(key);
            });
    assertThat(outcome.equal()).isFalse();
  }

  /** Keys are written in the order of their types. */
  private static String keyOf(String type) {
    return type + ":" + List.of(TYPES.split(",")).indexOf(type);
  }

  @Test
  void anUntouchedCacheIsTheSameKeyByKey() throws IOException {
    var outcome = compare(capture());
    assertThat(outcome.equal()).isTrue();
    assertThat(outcome.captured()).isEqualTo(600);
    assertThat(outcome.of(Difference.SAME)).isEqualTo(600);
    assertThat(outcome.examples()).isEmpty();
  }

  @Test
  void theSameSeedWritesTheSameValuesAndAnotherSeedDoesNot() throws IOException {
    var capture = capture();
    cache.wipe();
    new SampleData(cache, 7, 0).write(600);
    assertThat(compare(capture).equal()).isTrue();
    new SampleData(cache, 8, 0).write(600);
    assertThat(compare(capture).of(Difference.VALUE)).isGreaterThan(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "list", "set", "zset", "hash", "stream"})
  void aMissingKeyIsFound(String type) throws IOException {
    var capture = capture();
    redis.del(keyOf(type));
    assertOnly(compare(capture), Difference.MISSING, keyOf(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "list", "set", "zset", "hash", "stream"})
  void aChangedValueIsFound(String type) throws IOException {
    var capture = capture();
    String key = keyOf(type);
    switch (type) {
      case "string" -> redis.append(key, "x");
      case "list" -> redis.rpush(key, redis.lpop(key));
      case "set" -> redis.sadd(key, "one more");
      case "zset" -> redis.zadd(key, 0.30000000000000004, redis.zrange(key, 0, 0).get(0));
      case "hash" -> redis.hset(key, "field0", "another");
      default -> redis.xadd(key, Map.of("field0", "another"), XAddParams.xAddParams());
    }
    assertOnly(compare(capture), Difference.VALUE, key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "list", "set", "zset", "hash", "stream"})
  void aChangedTimeToLiveIsFound(String type) throws IOException {
    redis.pexpireAt(keyOf(type), 4_000_000_000_000L);
    var capture = capture();
    redis.pexpireAt(keyOf(type), 4_000_000_000_001L);
    assertOnly(compare(capture), Difference.TTL, keyOf(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "list", "set", "zset", "hash", "stream"})
  void aLostTimeToLiveIsFound(String type) throws IOException {
    redis.pexpireAt(keyOf(type), 4_000_000_000_000L);
    var capture = capture();
    redis.persist(keyOf(type));
    assertOnly(compare(capture), Difference.TTL, keyOf(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "list", "set", "zset", "hash", "stream"})
  void anExtraKeyIsFound(String type) throws IOException {
    var capture = capture();
    redis.copy(keyOf(type), type + ":extra", false);
    assertOnly(compare(capture), Difference.EXTRA, type + ":extra");
  }

  @Test
  void aKeyOfAnotherTypeHasAnotherValue() throws IOException {
    var capture = capture();
    String key = keyOf("hash");
    redis.del(key);
    redis.set(key, "now a string");
    assertOnly(compare(capture), Difference.VALUE, key);
  }

  @Test
  void aLostConsumerGroupIsAnotherValue() throws IOException {
    redis.xgroupCreate(keyOf("stream"), "auditors", new StreamEntryID(0, 1), false);
    var capture = capture();
    redis.xgroupDestroy(keyOf("stream"), "auditors");
    assertOnly(compare(capture), Difference.VALUE, keyOf("stream"));
  }

  @Test
  void aKeyWhoseTimeHasPassedIsNoDifferenceButAKeyRemovedTooSoonIs() throws IOException {
    redis.set("soon", "gone");
    redis.set("later", "gone");
    redis.pexpireAt("later", 4_000_000_000_000L);
    var file = capture();
    String line = "0\tsoon\tstring\t";
    String text =
        Files.readString(file).replaceAll("(?m)^(" + line + "[0-9a-f]+)\t-1$", "$1\t1000000");
    assertThat(text).contains("\t1000000\n");
    Files.writeString(file, text);
    redis.del("soon", "later");
    var outcome = compare(file);
    assertThat(outcome.of(Difference.EXPIRED)).isEqualTo(1);
    assertOnly(outcome, Difference.MISSING, "later");
  }

  @Test
  void theSameMembersInAnotherEncodingAreTheSameValue() throws IOException {
    redis.del("big:set", "big:hash");
    for (int i = 0; i < 1_000; i++) {
      redis.sadd("big:set", "m" + i);
      redis.hset("big:hash", "f" + i, "v" + i);
    }
    var capture = capture();
    redis.del("big:set", "big:hash");
    for (int i = 999; i >= 0; i--) {
      redis.sadd("big:set", "m" + i);
      redis.hset("big:hash", "f" + i, "v" + i);
    }
    assertThat(compare(capture).equal()).isTrue();
  }

  @Test
  void keysOfAnyBytesAndInOtherDatabasesAreCompared() throws IOException {
    byte[] odd = {0, 9, 10, '%', ' ', (byte) 0xFF, 'k'};
    redis.set(odd, "value".getBytes(StandardCharsets.UTF_8));
    redis.select(3);
    redis.set("elsewhere", "1");
    var capture = capture();
    assertThat(compare(capture).of(Difference.SAME)).isEqualTo(602);
    redis.set("elsewhere", "2");
    var outcome = compare(capture);
    assertOnly(outcome, Difference.VALUE, "elsewhere");
    assertThat(outcome.examples().get(0).database()).isEqualTo(3);
  }

  @Test
  void aWipedCacheMissesEverything() throws IOException {
    var capture = capture();
    cache.wipe();
    var outcome = compare(capture);
    assertThat(outcome.of(Difference.MISSING)).isEqualTo(600);
    assertThat(outcome.examples()).hasSize(10);
  }

  @Test
  void aThirdOfTheKeysCanHaveTimesToLive() throws IOException {
    var written = new SampleData(cache, 11, 0.33).write(3_000);
    assertThat(written.withTtl()).isBetween(850L, 1_150L);
    var summary = new Capture(cache).to(folder.resolve("ttl.txt"));
    assertThat(summary.keys()).isEqualTo(3_000);
    assertThat(summary.withTtl()).isEqualTo(written.withTtl());
    assertThat(summary.byType()).containsOnlyKeys(TYPES.split(","));
    assertThat(summary.byType()).allSatisfy((type, keys) -> assertThat(keys).isEqualTo(500));
  }

  @Test
  void aCutCaptureIsRefused() throws IOException {
    var file = capture();
    var lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 1));
    assertThatThrownBy(() -> compare(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is cut");
    Files.writeString(file, "something else\n");
    assertThatThrownBy(() -> compare(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no capture");
  }
}
