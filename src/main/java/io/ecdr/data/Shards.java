package io.ecdr.data;

import io.valkey.HostAndPort;
import io.valkey.util.JedisClusterCRC16;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A cluster's shards as {@code CLUSTER SLOTS} tells them, and keys that fall into each. */
final class Shards {

  private static final int SLOTS = 16_384;
  private static final int MOST_NAMES = 2_000_000;

  /**
   * One primary and its slots.
   *
   * @param primary the first node of each of its ranges
   */
  record Shard(HostAndPort primary, BitSet slots) {}

  private Shards() {}

  /**
   * Reads them.
   *
   * @param host what was asked; a node that does not know its own address leaves it empty
   */
  static List<Shard> of(List<?> ranges, String host) {
    Map<HostAndPort, BitSet> found = new LinkedHashMap<>();
    for (Object each : ranges) {
      var range = (List<?>) each;
      var primary = (List<?>) range.get(2);
      var named =
          primary.get(0) == null ? "" : new String((byte[]) primary.get(0), StandardCharsets.UTF_8);
      boolean unnamed = named.isEmpty() || named.equals("?");
      var address = new HostAndPort(unnamed ? host : named, number(primary.get(1)));
      found
          .computeIfAbsent(address, a -> new BitSet(SLOTS))
          .set(number(range.get(0)), number(range.get(1)) + 1);
    }
    List<Shard> shards = new ArrayList<>();
    found.forEach((address, slots) -> shards.add(new Shard(address, slots)));
    return shards;
  }

  private static int number(Object value) {
    return ((Long) value).intValue();
  }

  /** The first slot that nobody serves. */
  static OptionalInt unserved(List<Shard> shards) {
    var all = new BitSet(SLOTS);
    shards.forEach(shard -> all.or(shard.slots()));
    int first = all.nextClearBit(0);
    return first < SLOTS ? OptionalInt.of(first) : OptionalInt.empty();
  }

  /**
   * A key that begins so and falls into one of the shard's slots. Counting up hits a slot at
   * random, so a shard with a single slot takes some 16,384 names.
   */
  static String keyIn(Shard shard, String start) {
    for (int i = 0; i < MOST_NAMES; i++) {
      var key = start + ":" + i;
      if (shard.slots().get(JedisClusterCRC16.getSlot(key))) {
        return key;
      }
    }
    throw new IllegalStateException("no key falls into the slots of " + shard.primary());
  }
}
