package io.ecdr.rdb;

import io.ecdr.model.Slots;

/** The hash slot of a key: CRC-16 (XMODEM) of its hash tag, or of the whole key without one. */
public final class KeySlot {

  private static final int POLYNOMIAL = 0x1021;
  private static final int[] TABLE = table();

  private KeySlot() {}

  /** The slot of this key, 0 to 16383. */
  public static int of(byte[] key) {
    return of(key, key.length);
  }

  /** The slot of the key in the first {@code length} bytes. */
  static int of(byte[] key, int length) {
    int open = find(key, (byte) '{', 0, length);
    int close = open < 0 ? -1 : find(key, (byte) '}', open + 1, length);
    return close > open + 1 ? sum(key, open + 1, close) : sum(key, 0, length);
  }

  private static int find(byte[] key, byte wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (key[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int sum(byte[] key, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = crc << 8 & 0xff00 ^ TABLE[(crc >>> 8 ^ key[i]) & 0xff];
    }
    return crc & Slots.COUNT - 1;
  }

  private static int[] table() {
    var table = new int[256];
    for (int i = 0; i < 256; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
      }
      table[i] = crc & 0xffff;
    }
    return table;
  }
}
