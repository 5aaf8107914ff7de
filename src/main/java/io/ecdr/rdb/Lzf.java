package io.ecdr.rdb;

/** Unpacks what a server has packed with LZF: literal runs, and copies of what came before. */
final class Lzf {

  private Lzf() {}

  /**
   * Fills {@code out} up to {@code outEnd}.
   *
   * @return whether the packed bytes gave exactly that many
   */
  static boolean unpack(byte[] in, int inEnd, byte[] out, int outEnd) {
    int from = 0;
    int to = 0;
    while (from < inEnd) {
      int control = in[from++] & 0xff;
      if (control < 32) {
        int length = control + 1;
        if (length > inEnd - from || length > outEnd - to) {
          return false;
        }
        System.arraycopy(in, from, out, to, length);
        from += length;
        to += length;
        continue;
      }
      int length = control >>> 5;
      if (length == 7) {
        if (from >= inEnd) {
          return false;
        }
        length += in[from++] & 0xff;
      }
      length += 2;
      if (from >= inEnd) {
        return false;
      }
      int back = ((control & 0x1f) << 8 | in[from++] & 0xff) + 1;
      if (back > to || length > outEnd - to) {
        return false;
      }
      // Byte by byte: what is copied may reach into what is being written.
      for (int end = to + length; to < end; to++) {
        out[to] = out[to - back];
      }
    }
    return to == outEnd;
  }
}
