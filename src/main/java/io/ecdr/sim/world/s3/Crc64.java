package io.ecdr.sim.world.s3;

import java.util.zip.Checksum;

/** CRC-64/NVME, eight bytes at a time. */
final class Crc64 implements Checksum {

  static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

  private static final long[][] TABLES = tables();

  private long state = -1L;

  private static long[][] tables() {
    var tables = new long[8][256];
    for (int i = 0; i < 256; i++) {
      long value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) != 0 ? value >>> 1 ^ POLYNOMIAL : value >>> 1;
      }
      tables[0][i] = value;
    }
    for (int t = 1; t < 8; t++) {
      for (int i = 0; i < 256; i++) {
        long before = tables[t - 1][i];
        tables[t][i] = tables[0][(int) (before & 0xFF)] ^ before >>> 8;
      }
    }
    return tables;
  }

  @Override
  public void update(int b) {
    state = TABLES[0][(int) ((state ^ b) & 0xFF)] ^ state >>> 8;
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    for (; end - at >= 8; at += 8) {
      long mixed = state ^ littleEndian(bytes, at);
      state =
          TABLES[7][(int) (mixed & 0xFF)]
              ^ TABLES[6][(int) (mixed >>> 8 & 0xFF)]
              ^ TABLES[5][(int) (mixed >>> 16 & 0xFF)]
              ^ TABLES[4][(int) (mixed >>> 24 & 0xFF)]
              ^ TABLES[3][(int) (mixed >>> 32 & 0xFF)]
              ^ TABLES[2][(int) (mixed >>> 40 & 0xFF)]
              ^ TABLES[1][(int) (mixed >>> 48 & 0xFF)]
              ^ TABLES[0][(int) (mixed >>> 56)];
    }
    for (; at < end; at++) {
      update(bytes[at]);
    }
  }

  private static long littleEndian(byte[] bytes, int at) {
    long value = 0;
    for (int i = 7; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xFF;
    }
    return value;
  }

  @Override
  public long getValue() {
    return ~state;
  }

  @Override
  public void reset() {
    state = -1L;
  }
}
