package io.ecdr.sim.engine.memory;

/** The CRC-64 that ends an RDB file: Jones' polynomial, reflected, starting from zero. */
final class Crc64 {

  private static final long POLYNOMIAL = 0x95ac9329ac4bc9b5L;
  private static final long[] TABLE = table();

  private Crc64() {}

  static long of(byte[] bytes, int from, int to) {
    long crc = 0;
    for (int i = from; i < to; i++) {
      crc = TABLE[(int) (crc ^ bytes[i]) & 0xff] ^ crc >>> 8;
    }
    return crc;
  }

  private static long[] table() {
    var table = new long[256];
    for (int i = 0; i < 256; i++) {
      long crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL;
      }
      table[i] = crc;
    }
    return table;
  }
}
