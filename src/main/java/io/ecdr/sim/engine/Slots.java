package io.ecdr.sim.engine;

import java.util.BitSet;

/** Hash slots of cluster mode: the slot of a key, and slot ranges as text. */
public final class Slots {

  /** How many there are. */
  public static final int COUNT = 16384;

  private static final int[] CRC16 = table();

  private Slots() {}

  /** The slot of a key: CRC-16 of the key, or of what stands between its first braces. */
  public static int of(byte[] key) {
    int from = 0;
    int to = key.length;
    int open = indexOf(key, '{', 0);
    if (open >= 0) {
      int close = indexOf(key, '}', open + 1);
      if (close > open + 1) {
        from = open + 1;
        to = close;
      }
    }
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = (crc << 8 ^ CRC16[(crc >>> 8 ^ key[i]) & 0xff]) & 0xffff;
    }
    return crc % COUNT;
  }

  /**
   * Reads ranges such as {@code 0-99,200,300-16383}.
   *
   * @throws IllegalArgumentException when a range is malformed or leaves 0–16383
   */
  public static BitSet parse(String ranges) {
    var slots = new BitSet(COUNT);
    for (String range : ranges.isBlank() ? new String[0] : ranges.split(",", -1)) {
      var ends = range.strip().split("-", 2);
      try {
        int from = Integer.parseInt(ends[0].strip());
        int to = Integer.parseInt(ends[ends.length - 1].strip());
        if (from < 0 || from > to || to >= COUNT) {
          throw new IllegalArgumentException("not a slot range: " + range);
        }
        slots.set(from, to + 1);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("not a slot range: " + range, e);
      }
    }
    return slots;
  }

  private static int indexOf(byte[] key, char wanted, int from) {
    for (int i = from; i < key.length; i++) {
      if (key[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int[] table() {
    var table = new int[256];
    for (int i = 0; i < 256; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
      }
      table[i] = crc & 0xffff;
    }
    return table;
  }
}
