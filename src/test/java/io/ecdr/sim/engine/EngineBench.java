package io.ecdr.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.GroupSpec.ShardSpec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An engine to be tested, whichever it is, and groups to run in it. */
public abstract class EngineBench {

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

  /** A key's end as the contract's record has it. */
  protected static long millis(Optional<Instant> expires) {
    return expires.map(Instant::toEpochMilli).orElse(0L);
  }

  protected final void eventually(BooleanSupplier holds) {
    for (int i = 0; i < 400 && !holds.getAsBoolean(); i++) {
      elapse(Duration.ofMillis(25));
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }
}
