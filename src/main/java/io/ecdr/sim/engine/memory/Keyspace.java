package io.ecdr.sim.engine.memory;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys of one shard, by logical database, in the order they came. Not for several threads. */
final class Keyspace {

  /** Roughly what a server needs for a key beside its bytes. */
  private static final long BYTES_PER_KEY = 64;

  /** A value and when it ends. */
  record Entry(byte[] value, Optional<Instant> expires) {

    boolean alive(Instant now) {
      return expires.isEmpty() || expires.get().isAfter(now);
    }
  }

  private final SortedMap<Integer, Map<ByteBuffer, Entry>> databases = new TreeMap<>();

  /** Sets a key, or takes it away when its end has passed. */
  void put(int database, byte[] key, Entry entry, Instant now) {
    var name = ByteBuffer.wrap(key.clone()).asReadOnlyBuffer();
    if (entry.alive(now)) {
      databases.computeIfAbsent(database, d -> new LinkedHashMap<>()).put(name, entry);
    } else if (databases.containsKey(database)) {
      databases.get(database).remove(name);
    }
  }

  void clear() {
    databases.clear();
  }

  /** The databases that hold keys, with the keys alive at a moment. */
  SortedMap<Integer, Map<ByteBuffer, Entry>> alive(Instant now) {
    var alive = new TreeMap<Integer, Map<ByteBuffer, Entry>>();
    databases.forEach(
        (database, keys) -> {
          keys.values().removeIf(entry -> !entry.alive(now));
          if (!keys.isEmpty()) {
            alive.put(database, keys);
          }
        });
    return alive;
  }

  Optional<Entry> get(int database, byte[] key, Instant now) {
    return Optional.ofNullable(databases.getOrDefault(database, Map.of()).get(ByteBuffer.wrap(key)))
        .filter(entry -> entry.alive(now));
  }

  /** An estimate of the memory a server would need for these keys. */
  long bytes(Instant now) {
    long bytes = 0;
    for (var keys : alive(now).values()) {
      for (var key : keys.entrySet()) {
        bytes += BYTES_PER_KEY + key.getKey().remaining() + key.getValue().value().length;
      }
    }
    return bytes;
  }

  static byte[] bytes(ByteBuffer key) {
    var bytes = new byte[key.remaining()];
    key.duplicate().get(bytes);
    return bytes;
  }
}
