package io.ecdr.sim.engine.memory;

import java.util.Arrays;

/** Unpacks LZF, with which servers pack longer strings. */
final class Lzf {

  private Lzf() {}

  /**
   * Unpacks.
   *
   * @param size the length of the result
   * @throws IndexOutOfBoundsException when the bytes are damaged
   */
  static byte[] unpack(byte[] packed, int size) {
    var out = new byte[size];
    int from = 0;
    int to = 0;
    while (from < packed.length) {
      int control = packed[from++] & 0xff;
      if (control < 32) {
        int count = control + 1;
        if (from + count > packed.length || to + count > size) {
          throw new IndexOutOfBoundsException("literal run");
        }
        System.arraycopy(packed, from, out, to, count);
        from += count;
        to += count;
      } else {
        int count = control >>> 5;
        if (count == 7) {
          count += packed[from++] & 0xff;
        }
        int back = to - ((control & 0x1f) << 8) - (packed[from++] & 0xff) - 1;
        // The copy may overlap itself, so it goes byte by byte.
        for (int i = 0; i < count + 2; i++) {
          out[to++] = out[back++];
        }
      }
    }
    return Arrays.copyOf(out, to);
  }
}
