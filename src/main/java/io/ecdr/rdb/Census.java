package io.ecdr.rdb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts what files hold, one after another: call {@link #shard} before each file, read it with
 * this as the visitor, and take {@link #contents} at the end. Memory does not grow with the keys.
 */
public final class Census implements RdbVisitor {

  private static final List<Duration> BOUNDS =
      List.of(
          Duration.ZERO,
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(365));
  private static final int STRAYS_SHOWN = 5;
  private static final Comparator<Contents.BigKey> SMALLER =
      Comparator.comparingLong(Contents.BigKey::bytes);

  private final Instant asOf;
  private final int shown;
  private final long[] bounds;
  private final long[] keysLeft;
  private final long[] bytesLeft;
  private final List<Instant> moments;
  private final long[] momentMillis;
  private final long[] keysGone;
  private final long[] bytesGone;
  private final SortedMap<Long, Sum> databases = new TreeMap<>();
  private final EnumMap<KeyType, Sum> types = new EnumMap<>(KeyType.class);
  private final PriorityQueue<Contents.BigKey> biggest = new PriorityQueue<>(SMALLER);
  private final List<Contents.Stray> strays = new ArrayList<>();
  private String shard = "";
  private Optional<BitSet> owned = Optional.empty();
  private Sum database = new Sum();
  private long databaseNumber = -1;
  private long strayKeys;
  private long fieldTtls;
  private long functions;
  private long unplaced;

  /**
   * @param asOf the moment from which remaining times are counted
   * @param ahead further moments, as times from then: how much is gone at each of them
   * @param shown how many of the biggest keys to keep
   */
  public Census(Instant asOf, List<Duration> ahead, int shown) {
    this.asOf = Objects.requireNonNull(asOf, "asOf");
    this.shown = shown;
    bounds = BOUNDS.stream().map(asOf::plus).mapToLong(Instant::toEpochMilli).toArray();
    keysLeft = new long[bounds.length + 1];
    bytesLeft = new long[bounds.length + 1];
    moments = ahead.stream().map(asOf::plus).toList();
    momentMillis = moments.stream().mapToLong(Instant::toEpochMilli).toArray();
    keysGone = new long[momentMillis.length];
    bytesGone = new long[momentMillis.length];
  }

  /**
   * Another file begins.
   *
   * @param name for what is said of its keys
   * @param slots the slots whose keys belong there; empty where every key does
   */
  public void shard(String name, Optional<BitSet> slots) {
    shard = Objects.requireNonNull(name, "name");
    owned = slots.map(set -> (BitSet) set.clone());
  }

  @Override
  public void function() {
    functions++;
  }

  @Override
  public void key(RdbEntry entry) {
    long bytes = entry.bytes();
    if (entry.database() != databaseNumber) {
      databaseNumber = entry.database();
      database = databases.computeIfAbsent(databaseNumber, number -> new Sum());
    }
    database.add(bytes, entry.expires());
    types.computeIfAbsent(entry.type(), type -> new Sum()).add(bytes, entry.expires());
    if (entry.fieldTtls()) {
      fieldTtls++;
    }
    if (entry.expires()) {
      expiry(entry.expiresAtMillis(), bytes);
    }
    if (biggest.size() < shown || shown > 0 && biggest.element().bytes() < bytes) {
      big(entry);
    }
    owned.ifPresent(slots -> place(entry, slots));
  }

  /** What was counted so far. */
  public Contents contents() {
    var total = databases.values().stream().map(Sum::tally).reduce(Tally.NONE, Tally::plus);
    SortedMap<KeyType, Tally> byType = new TreeMap<>();
    types.forEach((type, sum) -> byType.put(type, sum.tally()));
    SortedMap<Long, Tally> byDatabase = new TreeMap<>();
    databases.forEach((number, sum) -> byDatabase.put(number, sum.tally()));
    return new Contents(
        asOf,
        total,
        byType,
        byDatabase,
        buckets(),
        expired(),
        biggest.stream().sorted(SMALLER.reversed()).toList(),
        fieldTtls,
        functions,
        new Contents.Strays(strayKeys, strays),
        unplaced);
  }

  private void expiry(long at, long bytes) {
    // A server that loads the file drops what ran out before its now; at that very millisecond a
    // key is still there.
    int found = Arrays.binarySearch(bounds, at);
    int bucket = found >= 0 ? found + 1 : -found - 1;
    keysLeft[bucket]++;
    bytesLeft[bucket] += bytes;
    for (int i = 0; i < momentMillis.length; i++) {
      if (at < momentMillis[i]) {
        keysGone[i]++;
        bytesGone[i] += bytes;
      }
    }
  }

  private void big(RdbEntry entry) {
    biggest.add(
        new Contents.BigKey(
            entry.database(),
            entry.type(),
            entry.key().map(KeyName::new),
            entry.bytes(),
            entry.expiresAt()));
    if (biggest.size() > shown) {
      biggest.remove();
    }
  }

  private void place(RdbEntry entry, BitSet slots) {
    var slot = entry.slot();
    if (slot.isEmpty()) {
      unplaced++;
    } else if (!slots.get(slot.getAsInt())) {
      strayKeys++;
      if (strays.size() < STRAYS_SHOWN) {
        var name = new KeyName(entry.key().orElseThrow());
        strays.add(new Contents.Stray(shard, slot.getAsInt(), name, entry.offset()));
      }
    }
  }

  private List<Contents.Bucket> buckets() {
    List<Contents.Bucket> all = new ArrayList<>();
    for (int i = 0; i < keysLeft.length; i++) {
      Optional<Duration> upTo = i < BOUNDS.size() ? Optional.of(BOUNDS.get(i)) : Optional.empty();
      all.add(new Contents.Bucket(upTo, keysLeft[i], bytesLeft[i]));
    }
    return all;
  }

  private List<Contents.Expired> expired() {
    List<Contents.Expired> all = new ArrayList<>();
    for (int i = 0; i < momentMillis.length; i++) {
      all.add(new Contents.Expired(moments.get(i), keysGone[i], bytesGone[i]));
    }
    return all;
  }

  /** A sum that grows. */
  private static final class Sum {
    private long keys;
    private long bytes;
    private long expiring;
    private long expiringBytes;

    void add(long more, boolean expires) {
      keys++;
      bytes += more;
      if (expires) {
        expiring++;
        expiringBytes += more;
      }
    }

    Tally tally() {
      return new Tally(keys, bytes, expiring, expiringBytes);
    }
  }
}
