package io.ecdr.sim.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.engine.process.ProcessEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of the data, from one real cluster through its saved files to another. */
class ClusterDataTest {

  private static final List<String> SLOTS = List.of("0-5460", "5461-10922", "10923-16383");
  private static final int KEYS = 12_000;

  @TempDir Path folder;

  private static GroupSpec spec(ProcessEngine engine, String name, List<String> slots) {
    var shards = new ArrayList<GroupSpec.ShardSpec>();
    for (String some : slots) {
      String id = String.format("%04d", shards.size() + 1);
      shards.add(new GroupSpec.ShardSpec(id, some, List.of(name + "-" + id + "-001")));
    }
    return new GroupSpec(name, "us-east-1", true, shards, engine.versions().get(0), 0, List.of());
  }

  private static LiveCache connect(RunningGroup group, String name) {
    var address = group.address(name + "-0001-001");
    return new LiveCache(new CacheAddress(true, address.host(), address.port()));
  }

  @Test
  void aRestoredClusterOfAnotherShapeHoldsTheSameKeysValuesAndExpiries() throws Exception {
    try (var engine =
        ProcessEngine.open(folder.resolve("run"), Optional.empty(), Clock.systemUTC())) {
      var source = engine.start(spec(engine, "orders", SLOTS)).get(60, TimeUnit.SECONDS);
      var capture = folder.resolve("capture");
      var files = new ArrayList<Blob>();
      try (var cache = connect(source, "orders")) {
        new SampleData(cache, 3, 0.33).write(KEYS);
        assertThat(new Capture(cache).to(capture).keys()).isEqualTo(KEYS);
        for (int shard = 1; shard <= SLOTS.size(); shard++) {
          files.add(source.save("orders-000" + shard + "-001").get(60, TimeUnit.SECONDS));
        }
      }
      var empty = spec(engine, "copy", List.of("0-8191", "8192-16383"));
      var seeded =
          new GroupSpec(
              empty.name(), empty.region(), true, empty.shards(), empty.version(), 0, files);
      var copy = engine.start(seeded).get(60, TimeUnit.SECONDS);
      try (var cache = connect(copy, "copy")) {
        var outcome = new Comparer(cache).with(capture);
        assertThat(outcome.examples()).isEmpty();
        assertThat(outcome.equal()).isTrue();
        assertThat(outcome.captured()).isEqualTo(KEYS);
        cache.wipe();
        assertThat(cache.size()).isZero();
      }
    }
  }
}
