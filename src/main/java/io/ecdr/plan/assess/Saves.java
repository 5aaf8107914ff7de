package io.ecdr.plan.assess;

import io.ecdr.model.Snapshot;
import io.ecdr.plan.Estimates;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The snapshots of a cache that can be used.
 *
 * @param newest of all of them
 * @param automatic when the newest was taken that ElastiCache took by itself
 */
public record Saves(Optional<Save> newest, Optional<Instant> automatic) {

  public Saves {
    Objects.requireNonNull(newest, "newest");
    Objects.requireNonNull(automatic, "automatic");
  }

  /**
   * One recovery point.
   *
   * @param at of its earliest shard
   * @param bytes of all shards; empty when one is not told
   * @param largest of the largest shard; empty when one is not told
   */
  public record Save(String name, Instant at, OptionalLong bytes, OptionalLong largest) {
    public Save {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(bytes, "bytes");
      Objects.requireNonNull(largest, "largest");
    }
  }

  /** Those of one cache; what is not available yet, or tells no time, is no recovery point. */
  public static Saves of(List<Snapshot> snapshots) {
    var usable =
        snapshots.stream()
            .filter(s -> s.status().equals("available") && s.earliest().isPresent())
            .toList();
    return new Saves(
        usable.stream().max(Comparator.comparing(Saves::moment)).map(Saves::save),
        usable.stream().filter(s -> !s.manual()).map(Saves::moment).max(Comparator.naturalOrder()));
  }

  private static Instant moment(Snapshot snapshot) {
    return snapshot.earliest().orElseThrow();
  }

  private static Save save(Snapshot snapshot) {
    var sizes =
        snapshot.nodes().stream().map(n -> n.size().map(Estimates::size).orElse(NONE)).toList();
    boolean told = sizes.stream().allMatch(OptionalLong::isPresent);
    var longs = sizes.stream().mapToLong(s -> s.orElse(0));
    return new Save(
        snapshot.name(),
        moment(snapshot),
        told ? OptionalLong.of(longs.sum()) : NONE,
        told ? sizes.stream().mapToLong(OptionalLong::getAsLong).max() : NONE);
  }

  private static final OptionalLong NONE = OptionalLong.empty();
}
