package io.ecdr.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What reading every byte of one file of a backup found.
 *
 * @param shard its id
 * @param bytes how many were read
 * @param keys how many there are, also those that have run out meanwhile
 * @param expiring how many of them have a time to live
 * @param gone how many have run out at some moments, the earliest first
 * @param databases the logical databases that hold keys; absent where that was not written down
 * @param version the file's own, such as {@code REDIS 11}; empty when it could not be told
 * @param faults what is wrong; empty when it is as it must be, as far as that can be told
 * @param unknown what could not be told, one sentence each: it is not good and not bad
 */
public record FileFinding(
    String shard,
    String key,
    long bytes,
    long keys,
    long expiring,
    List<Gone> gone,
    Optional<SortedSet<Long>> databases,
    String version,
    List<Fault> faults,
    List<String> unknown) {

  /** How many keys have run out at a moment. */
  public record Gone(Instant at, long keys) {
    public Gone {
      Objects.requireNonNull(at, "at");
    }
  }

  public FileFinding {
    Objects.requireNonNull(shard, "shard");
    Objects.requireNonNull(key, "key");
    gone = List.copyOf(gone);
    databases = databases.map(all -> Collections.unmodifiableSortedSet(new TreeSet<>(all)));
    Objects.requireNonNull(version, "version");
    faults = List.copyOf(faults);
    unknown = List.copyOf(unknown);
  }
}
