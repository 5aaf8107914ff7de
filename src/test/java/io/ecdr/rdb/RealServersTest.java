package io.ecdr.rdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that servers of other versions wrote, against what those servers said of them. */
class RealServersTest {

  record Written(String name, byte[] file, JsonNode truth) {

    @Override
    public String toString() {
      return name;
    }

    Instant savedAt() {
      return Instant.ofEpochMilli(truth.get("saved_at_ms").asLong());
    }
  }

  static Stream<Written> files() {
    return Stream.of("redis-5.0.14", "debian-redis-7.0.15", "redis-7.4.1", "valkey-8.0.1")
        .map(RealServersTest::written);
  }

  private static Written written(String name) {
    return new Written(name, bytes(name + ".rdb"), truth(bytes(name + ".json")));
  }

  private static byte[] bytes(String name) {
    try (var in = RealServersTest.class.getResourceAsStream("/rdb/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode truth(byte[] json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void countsWhatTheServerCounted(Written written) throws Exception {
    var census = new Census(written.savedAt(), List.of(Duration.ofHours(2)), 10);
    var file = RdbReader.read(new ByteArrayInputStream(written.file()), census);
    var contents = census.contents();
    var truth = written.truth();

    assertThat(file.version().toString())
        .isEqualTo("RDB " + Integer.parseInt(truth.get("header").asText().substring(5)));
    assertThat(file.bytes()).isEqualTo(truth.get("bytes").asLong());
    assertThat(file.checksum()).isEqualTo(RdbFile.Checksum.RIGHT);
    assertThat(counts(contents.types())).isEqualTo(numbers(truth.get("types")));
    assertThat(counts(contents.databases())).isEqualTo(numbers(truth.get("dbs")));
    assertThat(contents.otherDatabases()).containsExactly(3L);
    assertThat(contents.total().keys()).isEqualTo(file.keys());
    assertThat(contents.total().expiring()).isEqualTo(truth.get("with_ttl").asLong());
    assertThat(contents.expired().get(0).keys())
        .isEqualTo(truth.get("expired_at_plus_2h").asLong());
    assertThat(contents.fieldTtls()).isEqualTo(truth.path("hash_field_ttl").asLong());
    if (truth.has("functions")) {
      assertThat(contents.functions()).isEqualTo(truth.get("functions").asLong());
    }
    assertThat(contents.remaining().stream().mapToLong(Contents.Bucket::keys).sum())
        .isEqualTo(contents.total().expiring());
    assertThat(contents.biggest()).hasSize(10);
  }

  @ParameterizedTest
  @MethodSource("files")
  void findsWhatAnotherReaderFinds(Written written) throws Exception {
    assertThat(OtherReader.ours(written.file())).isEqualTo(OtherReader.read(written.file()));
  }

  @ParameterizedTest
  @MethodSource("files")
  void findsEachOfManyFlippedBits(Written written) {
    long seed = 20261123;
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      var bytes = written.file().clone();
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(damage(bytes)).as("byte %d of seed %d", at, seed).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void findsEachOfManyCuts(Written written) {
    long seed = 31;
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      int length = random.nextInt(written.file().length);
      var cut = java.util.Arrays.copyOf(written.file(), length);
      var damage = damage(cut);
      assertThat(damage).as("cut at %d of seed %d", length, seed).isNotNull();
      assertThat(damage.kind()).isEqualTo(RdbDamage.Kind.CUT_OFF);
      assertThat(damage.offset()).isEqualTo(length);
    }
  }

  @Test
  void readsTheSameFromAStreamThatGivesOneByteAtATime() throws Exception {
    var written = written("valkey-8.0.1");
    var slow =
        new ByteArrayInputStream(written.file()) {
          @Override
          public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(length, 1));
          }
        };
    assertThat(RdbReader.read(slow, RdbVisitor.NOBODY))
        .isEqualTo(RdbReader.read(new ByteArrayInputStream(written.file()), RdbVisitor.NOBODY));
  }

  private static RdbDamage damage(byte[] bytes) {
    try {
      RdbReader.read(new ByteArrayInputStream(bytes), RdbVisitor.NOBODY);
      return null;
    } catch (RdbDamage damage) {
      return damage;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Long> counts(Map<?, Tally> tallies) {
    var counts = new TreeMap<String, Long>();
    tallies.forEach((what, tally) -> counts.put(what.toString(), tally.keys()));
    return counts;
  }

  private static Map<String, Long> numbers(JsonNode truth) {
    var counts = new TreeMap<String, Long>();
    truth.properties().forEach(one -> counts.put(one.getKey(), one.getValue().asLong()));
    return counts;
  }
}
