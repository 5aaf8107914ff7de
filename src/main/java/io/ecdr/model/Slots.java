package io.ecdr.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The 16,384 hash slots of a cluster and who has them. */
public final class Slots {

  /** How many there are. */
  public static final int COUNT = 16_384;

  private Slots() {}

  /**
   * What is wrong with a division of the slots among shards, in words; empty when each slot belongs
   * to exactly one.
   *
   * @param ranges one per shard, such as {@code 0-5460} or {@code 0-100,200-300}
   */
  public static Optional<String> fault(List<String> ranges) {
    var taken = new BitSet(COUNT);
    List<String> twice = new ArrayList<>();
    for (var shard : ranges) {
      for (var range : shard.split(",", -1)) {
        var ends = ends(range.strip());
        if (ends.isEmpty()) {
          return Optional.of("'" + shard + "' is no range of slots");
        }
        int first = ends.get()[0];
        int next = ends.get()[1] + 1;
        if (!taken.get(first, next).isEmpty()) {
          twice.add(range.strip());
        }
        taken.set(first, next);
      }
    }
    if (!twice.isEmpty()) {
      return Optional.of("slots in two shards: " + String.join(", ", twice));
    }
    int gap = taken.nextClearBit(0);
    if (gap < COUNT) {
      int after = taken.nextSetBit(gap);
      int end = after < 0 ? COUNT - 1 : after - 1;
      return Optional.of("slots in no shard: " + gap + (end > gap ? "-" + end : ""));
    }
    return Optional.empty();
  }

  /**
   * The slots of one shard.
   *
   * @param ranges such as {@code 0-5460} or {@code 0-100,200-300}
   * @throws IllegalArgumentException when they are none
   */
  public static BitSet set(String ranges) {
    var slots = new BitSet(COUNT);
    for (var range : ranges.split(",", -1)) {
      var ends =
          ends(range.strip())
              .orElseThrow(
                  () -> new IllegalArgumentException("'" + ranges + "' is no range of slots"));
      slots.set(ends[0], ends[1] + 1);
    }
    return slots;
  }

  /** One range for each of so many shards, as even as can be. */
  public static List<String> even(int shards) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < shards; i++) {
      int first = (int) ((long) COUNT * i / shards);
      int next = (int) ((long) COUNT * (i + 1) / shards);
      all.add(first + "-" + (next - 1));
    }
    return all;
  }

  private static Optional<int[]> ends(String range) {
    if (!range.matches("\\d{1,5}(-\\d{1,5})?")) {
      return Optional.empty();
    }
    var parts = range.split("-");
    int first = Integer.parseInt(parts[0]);
    int last = Integer.parseInt(parts[parts.length - 1]);
    return first <= last && last < COUNT ? Optional.of(new int[] {first, last}) : Optional.empty();
  }
}
