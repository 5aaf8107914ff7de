package io.ecdr.sim.engine.memory;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.EngineUser;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.engine.Slots;
import io.ecdr.sim.time.SimTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A group whose nodes are maps. The nodes of a shard share one, as if nothing were ever late. Keys
 * can be read and written from Java; that fails while the group is frozen or after its end, as a
 * connection to a server would.
 */
public final class MemoryGroup implements RunningGroup {

  private static final int NOBODYS_PORT = 6379;

  private final GroupSpec spec;
  private final SimTime time;
  private final List<Keyspace> shards = new ArrayList<>();
  private final List<BitSet> slots = new ArrayList<>();
  private final Map<String, Integer> shardOfNode = new LinkedHashMap<>();
  private final List<Runnable> afterThaw = new ArrayList<>();
  private final MemoryReplication replication;
  private List<EngineUser> users = List.of();
  private boolean frozen;
  private boolean stopped;

  MemoryGroup(GroupSpec spec, SimTime time) {
    this.spec = spec;
    this.time = time;
    this.replication = new MemoryReplication(this, time);
    for (var shard : spec.shards()) {
      shard.nodes().forEach(node -> shardOfNode.put(node, shards.size()));
      slots.add(Slots.parse(shard.slots()));
      shards.add(new Keyspace());
    }
  }

  /** What it was started with. */
  public GroupSpec spec() {
    return spec;
  }

  /** Sets a string that does not expire, in database 0. */
  public void put(String key, String value) {
    put(0, key, value, Optional.empty());
  }

  /** Sets a string that is gone from a moment on, in database 0. */
  public void put(String key, String value, Instant expires) {
    put(0, key, value, Optional.of(expires));
  }

  /**
   * Sets a string in a logical database.
   *
   * @throws IllegalArgumentException in cluster mode for any database but 0
   */
  public synchronized void put(int database, String key, String value, Optional<Instant> expires) {
    requireAnswering();
    requireAllowed();
    replication.requireWritable();
    if (spec.clusterMode() && database != 0) {
      throw new IllegalArgumentException("cluster mode has database 0 only");
    }
    var entry = new Keyspace.Entry(value.getBytes(StandardCharsets.UTF_8), expires);
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    load(database, name, entry);
    replication.wrote(group -> group.load(database, name, entry));
  }

  /** The value of a key in database 0; empty when there is none or it has expired. */
  public synchronized Optional<String> get(String key) {
    return entry(key).map(e -> new String(e.value(), StandardCharsets.UTF_8));
  }

  /** When a key of database 0 expires; empty when it does not, or is not there. */
  public synchronized Optional<Instant> expires(String key) {
    return entry(key).flatMap(Keyspace.Entry::expires);
  }

  /** The keys of database 0, shard after shard, oldest first. */
  public synchronized List<String> keys() {
    requireAnswering();
    replication.pull();
    var keys = new ArrayList<String>();
    for (var shard : shards) {
      shard
          .alive(time.now())
          .getOrDefault(0, Map.of())
          .keySet()
          .forEach(key -> keys.add(new String(Keyspace.bytes(key), StandardCharsets.UTF_8)));
    }
    return keys;
  }

  /** Who writes from Java does not log in, as a client that sends no AUTH. */
  private void requireAllowed() {
    var user = users.stream().filter(each -> each.name().equals(EngineUser.DEFAULT)).findFirst();
    if (!users.isEmpty() && !user.map(each -> each.free()).orElse(false)) {
      throw new IllegalStateException("NOAUTH Authentication required.");
    }
    if (user.isPresent() && !MemoryRules.mayWrite(user.get().rules())) {
      throw new IllegalStateException(
          "NOPERM this user has no permissions to run the 'set' command");
    }
  }

  @Override
  public synchronized CompletableFuture<Void> users(List<EngineUser> others) {
    users = List.copyOf(others);
    return CompletableFuture.completedFuture(null);
  }

  /** Removes all keys. */
  public synchronized void clear() {
    requireAnswering();
    replication.requireWritable();
    shards.forEach(Keyspace::clear);
    replication.wrote(group -> group.shards.forEach(Keyspace::clear));
  }

  @Override
  public MemoryReplication replication() {
    return replication;
  }

  @Override
  public Address address(String node) {
    shard(node);
    return new Address("127.0.0.1", NOBODYS_PORT);
  }

  @Override
  public synchronized CompletableFuture<Blob> save(String node) {
    int shard = shard(node);
    var result = new CompletableFuture<Blob>();
    if (frozen) {
      afterThaw.add(() -> save(shard, result));
    } else {
      save(shard, result);
    }
    return result;
  }

  private void save(int shard, CompletableFuture<Blob> result) {
    byte[] file;
    synchronized (this) {
      replication.pull();
      file = stopped ? null : RdbWriter.write(shards.get(shard), spec.version(), time.now());
    }
    if (file == null) {
      result.completeExceptionally(new IllegalStateException(spec.name() + " has ended"));
    } else {
      result.complete(Blob.of(file));
    }
  }

  @Override
  public synchronized long usedBytes(String node) {
    replication.pull();
    return shards.get(shard(node)).bytes(time.now());
  }

  @Override
  public boolean canGrow() {
    return true;
  }

  /** The nodes of a shard share its keys, so any of them will do. */
  @Override
  public boolean canFailOver() {
    return true;
  }

  @Override
  public synchronized CompletableFuture<Void> addReplica(int shard, String node) {
    shardOfNode.put(node, shard);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void freeze() {
    replication.flush();
    synchronized (this) {
      frozen = true;
    }
  }

  @Override
  public void thaw() {
    List<Runnable> waiting;
    synchronized (this) {
      frozen = false;
      waiting = List.copyOf(afterThaw);
      afterThaw.clear();
    }
    waiting.forEach(Runnable::run);
  }

  @Override
  public CompletableFuture<Void> stop() {
    replication.flush();
    replication.end();
    synchronized (this) {
      stopped = true;
      shards.forEach(Keyspace::clear);
    }
    thaw();
    return CompletableFuture.completedFuture(null);
  }

  /** Sets a key on the shard that owns it, whatever the group's state. */
  void load(int database, byte[] key, Keyspace.Entry entry) {
    shards.get(owner(key)).put(database, key, entry, time.now());
  }

  /** Whether it neither answers nor sends or takes anything. */
  synchronized boolean silent() {
    return frozen || stopped;
  }

  /** Runs something when it is no longer frozen; at once when it is not. */
  void afterThaw(Runnable work) {
    synchronized (this) {
      if (frozen) {
        afterThaw.add(work);
        return;
      }
    }
    work.run();
  }

  /** Takes another group's keys in place of its own, shard by shard. */
  synchronized void copy(MemoryGroup from) {
    synchronized (from) {
      for (int i = 0; i < shards.size(); i++) {
        var mine = shards.get(i);
        mine.clear();
        from.shards
            .get(i)
            .alive(time.now())
            .forEach(
                (database, keys) ->
                    keys.forEach(
                        (key, entry) ->
                            mine.put(database, Keyspace.bytes(key), entry, time.now())));
      }
    }
  }

  private Optional<Keyspace.Entry> entry(String key) {
    requireAnswering();
    replication.pull();
    var name = key.getBytes(StandardCharsets.UTF_8);
    return shards.get(owner(name)).get(0, name, time.now());
  }

  private int owner(byte[] key) {
    int slot = Slots.of(key);
    for (int i = 0; spec.clusterMode() && i < slots.size(); i++) {
      if (slots.get(i).get(slot)) {
        return i;
      }
    }
    if (spec.clusterMode()) {
      throw new IllegalArgumentException("no shard of " + spec.name() + " owns slot " + slot);
    }
    return 0;
  }

  private int shard(String node) {
    var shard = shardOfNode.get(node);
    if (shard == null) {
      throw new IllegalArgumentException("group " + spec.name() + " has no node " + node);
    }
    return shard;
  }

  private void requireAnswering() {
    if (frozen || stopped) {
      throw new IllegalStateException("the nodes of " + spec.name() + " do not answer");
    }
  }
}
