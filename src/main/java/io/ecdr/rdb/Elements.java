package io.ecdr.rdb;

import java.io.IOException;

/** The two things an RDB file is made of: lengths and strings. */
final class Elements {

  /**
   * A string is at most this long: the greatest value that a server takes by default is 512 MiB.
   */
  static final long LONGEST_STRING = 1L << 40;

  private static final int INT8 = 0;
  private static final int INT16 = 1;
  private static final int INT32 = 2;
  private static final int LZF = 3;

  private final Bytes bytes;

  /** Set by {@link #length}: the number is a way of packing, not a length. */
  private boolean packed;

  Elements(Bytes bytes) {
    this.bytes = bytes;
  }

  Bytes bytes() {
    return bytes;
  }

  /** A length, as a count of things. */
  long count() throws IOException, RdbDamage {
    long from = bytes.offset();
    long value = number();
    if (value < 0) {
      throw corrupt(from, "a count of " + Long.toUnsignedString(value) + " is too large");
    }
    return value;
  }

  /** A length used as a number of up to 64 bits. */
  long number() throws IOException, RdbDamage {
    long from = bytes.offset();
    long value = length();
    if (packed) {
      throw corrupt(from, "a packed string where a number belongs");
    }
    return value;
  }

  /** Passes over a string. */
  void skipString() throws IOException, RdbDamage {
    long from = bytes.offset();
    long length = length();
    if (!packed) {
      bytes.skip(sane(from, length));
      return;
    }
    switch ((int) length) {
      case INT8 -> bytes.skip(1);
      case INT16 -> bytes.skip(2);
      case INT32 -> bytes.skip(4);
      case LZF -> {
        long inside = sane(from, number());
        sane(from, number());
        bytes.skip(inside);
      }
      default -> throw corrupt(from, "a string packed in an unknown way (" + length + ")");
    }
  }

  void skipStrings(long count) throws IOException, RdbDamage {
    for (long i = 0; i < count; i++) {
      skipString();
    }
  }

  /** Reads a string into the text, up to its limit. */
  void read(KeyText text) throws IOException, RdbDamage {
    long from = bytes.offset();
    long length = length();
    if (!packed) {
      text.plain(bytes, sane(from, length));
      return;
    }
    switch ((int) length) {
      case INT8 -> text.decimal(bytes.littleInt(1));
      case INT16 -> text.decimal(bytes.littleInt(2));
      case INT32 -> text.decimal(bytes.littleInt(4));
      case LZF -> {
        long inside = sane(from, number());
        long outside = sane(from, number());
        if (!text.unpacked(bytes, inside, outside)) {
          throw corrupt(from, "a string whose packing does not give its length");
        }
      }
      default -> throw corrupt(from, "a string packed in an unknown way (" + length + ")");
    }
  }

  private long length() throws IOException, RdbDamage {
    int first = bytes.one();
    packed = false;
    switch (first >>> 6) {
      case 0:
        return first;
      case 1:
        return (first & 0x3f) << 8 | bytes.one();
      case 2:
        if (first == 0x80) {
          return bytes.bigInt();
        }
        if (first == 0x81) {
          return bytes.bigLong();
        }
        throw corrupt(bytes.offset() - 1, "a length that begins with " + hex(first));
      default:
        packed = true;
        return first & 0x3f;
    }
  }

  private long sane(long from, long length) throws RdbDamage {
    if (length < 0 || length > LONGEST_STRING) {
      throw corrupt(from, "a string of " + Long.toUnsignedString(length) + " bytes");
    }
    return length;
  }

  static String hex(int value) {
    return String.format("0x%02X", value);
  }

  static RdbDamage corrupt(long offset, String what) {
    return new RdbDamage(RdbDamage.Kind.CORRUPT, offset, what);
  }
}
