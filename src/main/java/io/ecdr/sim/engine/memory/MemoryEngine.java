package io.ecdr.sim.engine.memory;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RdbHeader;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.engine.SeedRefused;
import io.ecdr.sim.engine.SeedRefused.Why;
import io.ecdr.sim.time.SimTime;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps keys in maps; its futures are complete when it returns them, unless a group is frozen or
 * cut off.
 */
public final class MemoryEngine implements Engine {

  private static final EngineVersion VERSION = new EngineVersion("redis", "7.0.15", 10);

  private final SimTime time;
  private final Map<String, MemoryGroup> groups = new LinkedHashMap<>();

  public MemoryEngine(SimTime time) {
    this.time = time;
  }

  @Override
  public List<EngineVersion> versions() {
    return List.of(VERSION);
  }

  /**
   * Starts a group; the future is complete, unless it is a standby of a frozen group.
   *
   * @return fails with {@link SeedRefused}, or with {@link UnsupportedOperationException} when a
   *     seed holds more than strings
   */
  @Override
  public synchronized CompletableFuture<RunningGroup> start(GroupSpec spec) {
    if (!versions().contains(spec.version())) {
      throw new IllegalArgumentException("no such version here: " + spec.version());
    }
    try {
      var group = new MemoryGroup(spec, time);
      for (var seed : spec.seeds()) {
        load(seed, group);
      }
      checkRoom(group);
      groups.put(key(spec.region(), spec.name()), group);
      return spec.follows()
          .map(primary -> group.replication().follow(primary).thenApply(done -> running(group)))
          .orElseGet(() -> CompletableFuture.completedFuture(group));
    } catch (IOException | RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** The group last started with this Region and name, for reading and writing its keys. */
  public synchronized Optional<MemoryGroup> group(String region, String name) {
    return Optional.ofNullable(groups.get(key(region, name)));
  }

  @Override
  public synchronized void close() {
    groups.values().forEach(MemoryGroup::stop);
    groups.clear();
  }

  private static RunningGroup running(MemoryGroup group) {
    return group;
  }

  private static void load(Blob seed, MemoryGroup group) throws IOException {
    RdbHeader.check(seed, group.spec().version());
    byte[] file;
    try (var in = seed.open(0)) {
      file = in.readAllBytes();
    }
    RdbReader.read(
        file,
        (database, key, entry) -> {
          if (group.spec().clusterMode() && database != 0) {
            throw new SeedRefused(
                Why.SEVERAL_DATABASES, "The file has keys in db" + database + ".");
          }
          group.load(database, key, entry);
        });
  }

  private static void checkRoom(MemoryGroup group) {
    long limit = group.spec().maxMemoryBytes();
    for (var shard : group.spec().shards()) {
      var primary = shard.nodes().get(0);
      long used = group.usedBytes(primary);
      if (limit > 0 && used > limit) {
        throw new SeedRefused(
            Why.TOO_BIG,
            "Node %s needs %d bytes; its type holds %d.".formatted(primary, used, limit));
      }
    }
  }

  private static String key(String region, String name) {
    return region + "\n" + name;
  }
}
