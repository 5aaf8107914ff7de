package io.ecdr.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.GroupSpec.ShardSpec;
import io.ecdr.sim.engine.SeedRefused.Why;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What both engines refuse to start from. */
public abstract class SeedContract extends ReplicationContract {

  @Test
  void refusesSeveralDatabasesInClusterMode() {
    var source = plain("source");
    var group = startWith(source, someKeys(5));
    put(group, source, 3, "elsewhere", "x", 0);
    var saved = get(group.save("a-001"));
    assertThat(refusal(cluster("copy", THREE_SHARDS, saved)).why())
        .isEqualTo(Why.SEVERAL_DATABASES);
    var same = plain("same", saved);
    assertThat(read(start(same), same)).hasSize(6);
  }

  @Test
  void refusesSeveralDatabasesAlsoInAsManyFilesAsShards() {
    var source = plain("source");
    var group = start(source);
    put(group, source, 3, "elsewhere", "x", 0);
    var one = List.of(new ShardSpec("0001", "0-16383", List.of("e-0001-001")));
    assertThat(refusal(cluster("copy", one, get(group.save("a-001")))).why())
        .isEqualTo(Why.SEVERAL_DATABASES);
  }

  @Test
  void refusesAFileNewerThanItself() {
    var saved = bytes(get(startWith(plain("source"), someKeys(5)).save("a-001")));
    saved[7] = '9';
    assertThat(refusal(plain("copy", Blob.of(saved))))
        .extracting(SeedRefused::why)
        .isEqualTo(Why.TOO_NEW);
  }

  @Test
  void refusesAFileCutInHalf() {
    var saved = bytes(get(startWith(plain("source"), someKeys(200)).save("a-001")));
    var half = Blob.of(Arrays.copyOf(saved, saved.length / 2));
    assertThat(refusal(plain("copy", half)).why()).isEqualTo(Why.CORRUPT);
    assertThat(refusal(cluster("copy", THREE_SHARDS, half)).why()).isEqualTo(Why.CORRUPT);
  }

  @Test
  void refusesAFileWithAWrongByteAndOneThatIsNoRdbFile() {
    var saved = bytes(get(startWith(plain("source"), someKeys(200)).save("a-001")));
    // Within a key's name: the file still has its form, and only its checksum can tell.
    saved[indexOf(saved, "key:7")] ^= 1;
    assertThat(refusal(plain("copy", Blob.of(saved))).why()).isEqualTo(Why.CORRUPT);
    assertThat(refusal(plain("none", Blob.of(new byte[0]))).why()).isEqualTo(Why.CORRUPT);
    assertThat(refusal(plain("text", Blob.of("<html>hello</html>".getBytes()))).why())
        .isEqualTo(Why.CORRUPT);
  }

  @Test
  void refusesMoreThanANodeHolds() {
    var source = plain("source");
    var group = start(source);
    for (int i = 0; i < 8; i++) {
      put(group, source, 0, "big" + i, "x".repeat(1 << 20), 0);
    }
    var saved = get(group.save("a-001"));
    long memory = 6L << 20;
    assertThat(refusal(spec("copy", false, ONE_SHARD, memory, saved)).why()).isEqualTo(Why.TOO_BIG);
    var one = List.of(new ShardSpec("0001", "0-16383", List.of("e-0001-001")));
    assertThat(refusal(spec("own", true, one, memory, saved)).why()).isEqualTo(Why.TOO_BIG);
    assertThat(refusal(spec("moved", true, TWO_SHARDS, memory / 3, saved)).why())
        .isEqualTo(Why.TOO_BIG);
    var enough = spec("enough", false, ONE_SHARD, 64L << 20, saved);
    assertThat(read(start(enough), enough)).hasSize(8);
  }

  private static int indexOf(byte[] bytes, String text) {
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    assertThat(at).as("place of " + text).isPositive();
    return at;
  }
}
