package io.ecdr.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.GroupSpec.ShardSpec;
import io.ecdr.sim.engine.SeedRefused.Why;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What both engines promise; each runs these against itself. */
public abstract class EngineContract {

  protected static final List<ShardSpec> ONE_SHARD =
      List.of(new ShardSpec("0001", "", List.of("a-001", "a-002")));
  protected static final List<ShardSpec> THREE_SHARDS =
      List.of(
          new ShardSpec("0001", "0-5460", List.of("c-0001-001")),
          new ShardSpec("0002", "5461-10922", List.of("c-0002-001")),
          new ShardSpec("0003", "10923-16383", List.of("c-0003-001")));
  protected static final List<ShardSpec> TWO_SHARDS =
      List.of(
          new ShardSpec("0001", "0-99,8192-16383", List.of("d-0001-001")),
          new ShardSpec("0002", "100-8191", List.of("d-0002-001")));

  /** A value and when it ends, in milliseconds since 1970; 0 for never. */
  public record Kept(String value, long expiresAtMillis) {}

  /** The engine under test. */
  protected abstract Engine engine();

  /** Its present moment. */
  protected abstract Instant now();

  /** Lets time go by. */
  protected abstract void elapse(Duration time);

  /** Sets a key as an application would. */
  protected abstract void put(
      RunningGroup group, GroupSpec spec, int database, String key, String value, long expires);

  /**
   * All keys of database 0 over all shards, as an application would read them from the primaries.
   */
  protected abstract Map<String, Kept> read(RunningGroup group, GroupSpec spec);

  protected final GroupSpec plain(String name, Blob... seeds) {
    return spec(name, false, ONE_SHARD, 0, seeds);
  }

  protected final GroupSpec cluster(String name, List<ShardSpec> shards, Blob... seeds) {
    return spec(name, true, shards, 0, seeds);
  }

  protected final GroupSpec spec(
      String name, boolean cluster, List<ShardSpec> shards, long memory, Blob... seeds) {
    return new GroupSpec(
        name, "us-east-1", cluster, shards, engine().versions().get(0), memory, List.of(seeds));
  }

  protected final RunningGroup start(GroupSpec spec) {
    return get(engine().start(spec));
  }

  protected final SeedRefused refusal(GroupSpec spec) {
    var thrown = catchThrowable(() -> engine().start(spec).get(60, TimeUnit.SECONDS));
    assertThat(thrown).isInstanceOf(ExecutionException.class);
    assertThat(thrown.getCause()).isInstanceOf(SeedRefused.class);
    var refused = (SeedRefused) thrown.getCause();
    assertThat(refused).hasMessageNotContaining("The server ended");
    return refused;
  }

  protected static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  protected static byte[] bytes(Blob blob) {
    try (var in = blob.open(0)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Keys of all lengths, a third of them with an end, some of them with a hash tag. */
  protected final Map<String, Kept> someKeys(int count) {
    var keys = new TreeMap<String, Kept>();
    long base = now().plus(1, ChronoUnit.HOURS).toEpochMilli();
    for (int i = 0; i < count; i++) {
      var key = i % 5 == 0 ? "order:{customer-" + i % 7 + "}:" + i : "key:" + i;
      keys.put(key, new Kept("value-" + i + "ä".repeat(i % 90), i % 3 == 0 ? base + i : 0));
    }
    keys.put("number", new Kept("1234567", 0));
    return keys;
  }

  protected final RunningGroup startWith(GroupSpec spec, Map<String, Kept> keys) {
    var group = start(spec);
    keys.forEach((k, v) -> put(group, spec, 0, k, v.value(), v.expiresAtMillis()));
    return group;
  }

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

  /** A key's end as the contract's record has it. */
  protected static long millis(Optional<Instant> expires) {
    return expires.map(Instant::toEpochMilli).orElse(0L);
  }

  private static final List<ShardSpec> THREE_PAIRS =
      List.of(
          new ShardSpec("0001", "0-5460", List.of("e-0001-001", "e-0001-002")),
          new ShardSpec("0002", "5461-10922", List.of("e-0002-001")),
          new ShardSpec("0003", "10923-16383", List.of("e-0003-001")));

  @Test
  void replicatesFromRegionToRegion() {
    replicates(plain("source"), plain("standby"));
  }

  @Test
  void replicatesFromRegionToRegionInClusterMode() {
    replicates(cluster("source", THREE_SHARDS), cluster("standby", THREE_PAIRS));
  }

  private void replicates(GroupSpec here, GroupSpec there) {
    var keys = someKeys(60);
    var primary = startWith(here, keys);
    var standby = start(there.following(primary.replication()));
    assertThat(read(standby, there)).isEqualTo(keys);
    put(primary, here, 0, "later", "written", 0);
    keys.put("later", new Kept("written", 0));
    eventually(() -> read(standby, there).equals(keys));
    eventually(() -> get(standby.replication().lag()).equals(Optional.of(Duration.ZERO)));
    assertThatThrownBy(() -> put(standby, there, 0, "refused", "no", 0))
        .hasMessageContaining("READONLY");
    assertThat(get(primary.replication().lag())).isEmpty();
  }

  @Test
  void promotesWhileTheOtherRegionIsFrozenAndLosesOnlyTheTail() {
    promotesFrozen(plain("source"), plain("standby"));
  }

  @Test
  void promotesWhileTheOtherRegionIsFrozenAndLosesOnlyTheTailInClusterMode() {
    promotesFrozen(cluster("source", THREE_SHARDS), cluster("standby", THREE_PAIRS));
  }

  private void promotesFrozen(GroupSpec here, GroupSpec there) {
    var keys = someKeys(60);
    var primary = startWith(here, keys);
    var standby = start(there.following(primary.replication()));
    standby.replication().cut();
    put(primary, here, 0, "tail", "acknowledged", 0);
    primary.freeze();
    assertThat(get(standby.replication().lag())).isEmpty();

    get(standby.replication().promote());
    put(standby, there, 0, "after", "promotion", 0);
    primary.thaw();
    assertThat(read(primary, here)).containsKey("tail");
    put(primary, here, 0, "split", "brain", 0);

    get(primary.replication().follow(standby.replication()));
    keys.put("after", new Kept("promotion", 0));
    assertThat(read(standby, there)).isEqualTo(keys);
    assertThat(read(primary, here)).isEqualTo(keys);
    assertThatThrownBy(() -> put(primary, here, 0, "refused", "no", 0))
        .hasMessageContaining("READONLY");
    put(standby, there, 0, "more", "keys", 0);
    keys.put("more", new Kept("keys", 0));
    eventually(() -> read(primary, here).equals(keys));

    standby.freeze();
    get(primary.replication().promote());
    put(primary, here, 0, "back", "home", 0);
    assertThat(read(primary, here)).containsKeys("more", "back");
  }

  @Test
  void catchesUpAfterAPartition() {
    catchesUp(plain("source"), plain("standby"));
  }

  @Test
  void catchesUpAfterAPartitionInClusterMode() {
    catchesUp(cluster("source", THREE_SHARDS), cluster("standby", THREE_PAIRS));
  }

  private void catchesUp(GroupSpec here, GroupSpec there) {
    var primary = start(here);
    var standby = start(there.following(primary.replication()));
    standby.replication().cut();
    put(primary, here, 0, "meanwhile", "written", 0);
    elapse(Duration.ofMillis(50));
    assertThat(read(standby, there)).isEmpty();
    assertThat(get(standby.replication().lag()).orElseThrow()).isPositive();
    standby.replication().restore();
    eventually(() -> read(standby, there).containsKey("meanwhile"));
  }

  @Test
  void canStopTakingWritesWithoutLosingAnything() {
    var spec = plain("source");
    var keys = someKeys(5);
    var group = startWith(spec, keys);
    get(group.replication().refuseWrites());
    assertThatThrownBy(() -> put(group, spec, 0, "refused", "no", 0)).isNotNull();
    assertThat(read(group, spec)).isEqualTo(keys);
    get(group.replication().promote());
    put(group, spec, 0, "again", "yes", 0);
    assertThat(read(group, spec)).containsKey("again");
  }

  private static int indexOf(byte[] bytes, String text) {
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    assertThat(at).as("place of " + text).isPositive();
    return at;
  }

  private void eventually(BooleanSupplier holds) {
    for (int i = 0; i < 400 && !holds.getAsBoolean(); i++) {
      elapse(Duration.ofMillis(25));
    }
    assertThat(holds.getAsBoolean()).isTrue();
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
