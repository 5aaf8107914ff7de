package io.ecdr.rdb;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one or several RDB files hold together.
 *
 * @param asOf the moment from which the remaining times are counted
 * @param total all keys
 * @param types by type; types without a key are absent
 * @param databases by logical database
 * @param remaining how long the keys that run out have left, shortest first; the buckets are
 *     disjoint and together hold all of {@link Tally#expiring}
 * @param expired how much is gone at each moment asked for, in that order
 * @param biggest the keys that take most bytes, greatest first
 * @param fieldTtls hashes with fields that run out by themselves
 * @param functions libraries of functions
 * @param strays keys that hash into a slot that their shard does not have
 * @param unplaced keys whose slot is not known, because their names are longer than 4 MiB
 */
public record Contents(
    Instant asOf,
    Tally total,
    SortedMap<KeyType, Tally> types,
    SortedMap<Long, Tally> databases,
    List<Bucket> remaining,
    List<Expired> expired,
    List<BigKey> biggest,
    long fieldTtls,
    long functions,
    Strays strays,
    long unplaced) {

  public Contents {
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(total, "total");
    types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    databases = Collections.unmodifiableSortedMap(new TreeMap<>(databases));
    remaining = List.copyOf(remaining);
    expired = List.copyOf(expired);
    biggest = List.copyOf(biggest);
    Objects.requireNonNull(strays, "strays");
  }

  /**
   * Keys with a remaining time from the bound before up to this one.
   *
   * @param upTo not included; empty for the last bucket. Zero for the first one: those are gone
   */
  public record Bucket(Optional<Duration> upTo, long keys, long bytes) {}

  /** How much is gone at a moment. */
  public record Expired(Instant at, long keys, long bytes) {}

  /**
   * A key that takes much.
   *
   * @param name the bytes of its name; empty where longer than 4 MiB
   * @param bytes of the file
   */
  public record BigKey(
      long database,
      KeyType type,
      Optional<KeyName> name,
      long bytes,
      Optional<Instant> expiresAt) {}

  /**
   * Keys in the wrong shard.
   *
   * @param first the first few of them
   */
  public record Strays(long keys, List<Stray> first) {

    public Strays {
      first = List.copyOf(first);
    }
  }

  /**
   * A key in the wrong shard.
   *
   * @param offset where in its file, in bytes from the beginning
   */
  public record Stray(String shard, int slot, KeyName name, long offset) {}

  /** The databases that hold keys, other than 0: a cluster has no others. */
  public List<Long> otherDatabases() {
    return databases.entrySet().stream()
        .filter(database -> database.getKey() != 0 && database.getValue().keys() > 0)
        .map(Map.Entry::getKey)
        .toList();
  }
}
