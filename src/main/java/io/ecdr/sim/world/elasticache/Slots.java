package io.ecdr.sim.world.elasticache;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Slots of a cluster: 0 to 16383, each owned by one shard (API:NodeGroupConfiguration). */
public final class Slots {

  /** How many there are. */
  public static final int COUNT = 16384;

  private Slots() {}

  /** Splits them evenly: three shards give {@code 0-5460}, {@code 5461-10922}, the rest. */
  public static List<String> even(int shards) {
    var ranges = new ArrayList<String>();
    int first = 0;
    for (int shard = 1; shard <= shards; shard++) {
      int last = (int) Math.round((double) COUNT * shard / shards - 1);
      ranges.add(first + "-" + last);
      first = last + 1;
    }
    return ranges;
  }

  /**
   * Checks that the shards' ranges cover every slot once.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code InvalidParameterValue} for a gap, an overlap or
   *     what is no range
   */
  public static void requireComplete(List<String> ranges) {
    var seen = new BitSet(COUNT);
    for (String range : ranges) {
      BitSet slots = parse(range);
      if (slots.intersects(seen)) {
        throw Refusals.value("Slots overlap: " + range + " in " + ranges);
      }
      seen.or(slots);
    }
    int gap = seen.nextClearBit(0);
    if (gap < COUNT) {
      throw Refusals.value("Slots are not all covered, the first missing is " + gap);
    }
  }

  /**
   * Reads {@code 0-99,200-299}; several ranges are accepted (unsure: API:NodeGroupConfiguration).
   */
  static BitSet parse(String ranges) {
    var slots = new BitSet(COUNT);
    for (String range : ranges.split(",", -1)) {
      String[] ends = range.strip().split("-", -1);
      int first = number(ends[0], ranges);
      int last = ends.length == 1 ? first : number(ends[1], ranges);
      if (ends.length > 2 || first > last) {
        throw Refusals.value("Slots are not a range: " + ranges);
      }
      slots.set(first, last + 1);
    }
    return slots;
  }

  private static int number(String text, String ranges) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) >= COUNT) {
      throw Refusals.value("Slots must be ranges within 0-16383: " + ranges);
    }
    return Integer.parseInt(text);
  }
}
