package io.ecdr.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.blob.Blob;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What both engines promise; each runs these against itself. */
public abstract class EngineContract extends SeedContract {

  @Test
  void restoresEveryKeyAndItsEndFromASavedFile() {
    var keys = someKeys(300);
    var saved = get(startWith(plain("source"), keys).save("a-001"));
    var spec = plain("copy", saved);
    assertThat(read(start(spec), spec)).isEqualTo(keys);
  }

  @Test
  void savesFromAReplicaWhatHasReachedIt() {
    var keys = someKeys(50);
    var saved = get(startWith(plain("source"), keys).save("a-002"));
    var spec = plain("copy", saved);
    assertThat(read(start(spec), spec)).isEqualTo(keys);
  }

  @Test
  void keepsASavedFileAsItWasWhenMoreIsWrittenAndSaved() {
    var spec = plain("source");
    var group = startWith(spec, someKeys(20));
    var first = get(group.save("a-001"));
    var before = bytes(first);
    put(group, spec, 0, "later", "than that", 0);
    var second = get(group.save("a-001"));
    assertThat(bytes(first)).isEqualTo(before).isNotEqualTo(bytes(second));
  }

  @Test
  void writesFilesOfTheVersionItNames() {
    var saved = bytes(get(startWith(plain("source"), someKeys(5)).save("a-001")));
    var header = Arrays.copyOf(saved, RdbHeader.LENGTH);
    assertThat(RdbHeader.version(header)).hasValue(engine().versions().get(0).rdbVersion());
  }

  @Test
  void doesNotRestoreWhatHasExpiredMeanwhile() {
    var source = plain("source");
    var group = start(source);
    put(group, source, 0, "short", "x", now().plusMillis(400).toEpochMilli());
    put(group, source, 0, "long", "x", 0);
    var saved = get(group.save("a-001"));
    elapse(Duration.ofMillis(600));
    var spec = plain("copy", saved);
    assertThat(read(start(spec), spec)).containsOnlyKeys("long");
  }

  @Test
  void restoresAClusterFromTheFilesOfItsShards() {
    var keys = someKeys(300);
    var group = startWith(cluster("source", THREE_SHARDS), keys);
    var files =
        THREE_SHARDS.stream().map(s -> get(group.save(s.nodes().get(0)))).toArray(Blob[]::new);
    var spec = cluster("copy", THREE_SHARDS, files);
    assertThat(read(start(spec), spec)).isEqualTo(keys);
  }

  @Test
  void bringsKeysToTheShardsThatOwnThemWhenTheSlotsDiffer() {
    var keys = someKeys(300);
    var group = startWith(cluster("source", THREE_SHARDS), keys);
    var files =
        THREE_SHARDS.stream().map(s -> get(group.save(s.nodes().get(0)))).toArray(Blob[]::new);
    var spec = cluster("copy", TWO_SHARDS, files);
    assertThat(read(start(spec), spec)).isEqualTo(keys);
  }

  @Test
  void bringsKeysToTheShardsThatOwnThemWhenTheFilesComeInAnotherOrder() {
    var keys = someKeys(100);
    var group = startWith(cluster("source", TWO_SHARDS), keys);
    var spec =
        cluster("copy", TWO_SHARDS, get(group.save("d-0002-001")), get(group.save("d-0001-001")));
    assertThat(read(start(spec), spec)).isEqualTo(keys);
  }

  @Test
  void spreadsAPlainFileOverACluster() {
    var keys = someKeys(300);
    var saved = get(startWith(plain("source"), keys).save("a-001"));
    var spec = cluster("copy", THREE_SHARDS, saved);
    assertThat(read(start(spec), spec)).isEqualTo(keys);
  }

  @Test
  void tellsHowMuchANodeHolds() {
    var spec = plain("source");
    var group = start(spec);
    long empty = group.usedBytes("a-001");
    put(group, spec, 0, "big", "x".repeat(1 << 20), 0);
    assertThat(group.usedBytes("a-001") - empty).isBetween(1L << 20, 3L << 20);
  }

  @Test
  void answersASaveThatMeetsAFrozenGroupAfterTheThaw() {
    var spec = plain("source");
    var keys = someKeys(20);
    var group = startWith(spec, keys);
    group.freeze();
    var save = group.save("a-001");
    assertThatThrownBy(() -> save.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(Exception.class);
    group.thaw();
    var copy = plain("copy", get(save));
    assertThat(read(start(copy), copy)).isEqualTo(keys);
  }

  @Test
  void doesNotSaveFromAStoppedGroup() {
    var group = start(plain("source"));
    get(group.stop());
    assertThatThrownBy(() -> group.save("a-001").get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void doesNotKnowForeignNodes() {
    var group = start(plain("source"));
    assertThatThrownBy(() -> group.save("z-001")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> group.address("z-001")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsGroupsApart() {
    var first = plain("first");
    var second = plain("second");
    var one = startWith(first, Map.of("k", new Kept("1", 0)));
    var two = startWith(second, Map.of("k", new Kept("2", 0)));
    get(one.stop());
    assertThat(read(two, second)).isEqualTo(Map.of("k", new Kept("2", 0)));
  }

  @Test
  void whoMayReadOnlyIsRefusedToWriteUntilItMayAgain() {
    var spec = plain("guarded");
    var group = start(spec);
    put(group, spec, 0, "before", "1", 0);

    get(group.users(List.of(anybody("on ~* &* +@all -@write"))));

    assertThatThrownBy(() -> put(group, spec, 0, "during", "1", 0))
        .hasMessageContaining("NOPERM")
        .hasMessageContaining("'set'");
    assertThat(read(group, spec)).containsOnlyKeys("before");
    get(group.users(List.of()));
    put(group, spec, 0, "after", "1", 0);
    assertThat(read(group, spec)).containsOnlyKeys("after", "before");
  }

  private static EngineUser anybody(String rules) {
    return new EngineUser(EngineUser.DEFAULT, rules, true, List.of());
  }
}
