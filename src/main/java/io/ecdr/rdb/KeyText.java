package io.ecdr.rdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a key or of a short text, in one buffer that is used again for the next. */
final class KeyText {

  /** A longer one is passed over: it is counted, and its slot stays unknown. */
  static final int LIMIT = 1 << 22;

  private byte[] bytes = new byte[256];
  private byte[] packed = new byte[256];
  private int length;
  private long fullLength;

  boolean whole() {
    return length == fullLength;
  }

  long fullLength() {
    return fullLength;
  }

  int slot() {
    return KeySlot.of(bytes, length);
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  String utf8() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  void plain(Bytes from, long size) throws IOException, RdbDamage {
    fullLength = size;
    length = size > LIMIT ? 0 : (int) size;
    if (length < size) {
      from.skip(size);
      return;
    }
    bytes = room(bytes, length);
    from.copy(bytes, length);
  }

  void decimal(int value) {
    var digits = Integer.toString(value).getBytes(StandardCharsets.ISO_8859_1);
    bytes = room(bytes, digits.length);
    System.arraycopy(digits, 0, bytes, 0, digits.length);
    length = digits.length;
    fullLength = length;
  }

  /** False where the packed bytes do not give what they should. */
  boolean unpacked(Bytes from, long inside, long outside) throws IOException, RdbDamage {
    fullLength = outside;
    if (inside > LIMIT || outside > LIMIT) {
      length = 0;
      from.skip(inside);
      return true;
    }
    length = (int) outside;
    packed = room(packed, (int) inside);
    bytes = room(bytes, length);
    from.copy(packed, (int) inside);
    return Lzf.unpack(packed, (int) inside, bytes, length);
  }

  private static byte[] room(byte[] now, int wanted) {
    return now.length >= wanted ? now : new byte[Math.max(wanted, now.length * 2)];
  }
}
