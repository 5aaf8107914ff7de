package io.ecdr.rdb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A reflected CRC-64. Sixteen bytes at a time by sixteen tables, because a backup of many gigabytes
 * is summed whole.
 */
public final class Crc64 {

  private static final int STRIDE = 16;

  /** The one at the end of an RDB file: Jones' polynomial, starting from zero. */
  static final Crc64 JONES = new Crc64(0x95ac9329ac4bc9b5L);

  /**
   * The one that S3 calls {@code CRC64NVME}: its sum starts with all bits set, and all are turned
   * at the end (source: the NVM Express NVM Command Set Specification, 64b CRC).
   */
  public static final Crc64 NVME = new Crc64(0x9a6c9329ac4bc9b5L);

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long[][] tables;

  private Crc64(long polynomial) {
    this.tables = tables(polynomial);
  }

  /**
   * The sum of what was summed before and these bytes.
   *
   * @param sum 0 to begin with
   */
  public long update(long sum, byte[] bytes, int from, int to) {
    long crc = sum;
    int at = from;
    for (; to - at >= STRIDE; at += STRIDE) {
      crc = sixteen(crc ^ (long) LONG.get(bytes, at), (long) LONG.get(bytes, at + 8));
    }
    for (; at < to; at++) {
      crc = tables[0][(int) (crc ^ bytes[at]) & 0xff] ^ crc >>> 8;
    }
    return crc;
  }

  private long sixteen(long first, long second) {
    var t = tables;
    return t[15][(int) first & 0xff]
        ^ t[14][(int) (first >>> 8) & 0xff]
        ^ t[13][(int) (first >>> 16) & 0xff]
        ^ t[12][(int) (first >>> 24) & 0xff]
        ^ t[11][(int) (first >>> 32) & 0xff]
        ^ t[10][(int) (first >>> 40) & 0xff]
        ^ t[9][(int) (first >>> 48) & 0xff]
        ^ t[8][(int) (first >>> 56)]
        ^ t[7][(int) second & 0xff]
        ^ t[6][(int) (second >>> 8) & 0xff]
        ^ t[5][(int) (second >>> 16) & 0xff]
        ^ t[4][(int) (second >>> 24) & 0xff]
        ^ t[3][(int) (second >>> 32) & 0xff]
        ^ t[2][(int) (second >>> 40) & 0xff]
        ^ t[1][(int) (second >>> 48) & 0xff]
        ^ t[0][(int) (second >>> 56)];
  }

  private static long[][] tables(long polynomial) {
    var tables = new long[STRIDE][256];
    for (int i = 0; i < 256; i++) {
      long crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ polynomial;
      }
      tables[0][i] = crc;
    }
    for (int table = 1; table < STRIDE; table++) {
      for (int i = 0; i < 256; i++) {
        long before = tables[table - 1][i];
        tables[table][i] = tables[0][(int) before & 0xff] ^ before >>> 8;
      }
    }
    return tables;
  }
}
