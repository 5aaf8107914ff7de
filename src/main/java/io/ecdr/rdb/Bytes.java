package io.ecdr.rdb;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of a file from front to back, with where we stand and the sum of all before it. Holds
 * one buffer, whatever the size of the file.
 */
final class Bytes {

  private static final int BUFFER = 1 << 18;
  private static final VarHandle LITTLE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle BIG_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private int summedTo;
  private long before;
  private long sum;

  Bytes(InputStream in) {
    this.in = in;
  }

  /** Where we stand, in bytes from the beginning. */
  long offset() {
    return before + at;
  }

  /** The sum of every byte before where we stand. */
  long sum() {
    sum = Crc64.JONES.update(sum, buffer, summedTo, at);
    summedTo = at;
    return sum;
  }

  /** The next byte, 0 to 255. */
  int one() throws IOException, RdbDamage {
    if (at == end) {
      refill(1);
    }
    return buffer[at++] & 0xff;
  }

  /** The next byte, or -1 where the file has ended. */
  int oneOrEnd() throws IOException {
    if (at == end && !more()) {
      return -1;
    }
    return buffer[at++] & 0xff;
  }

  /** Eight bytes, the smallest first. */
  long littleLong() throws IOException, RdbDamage {
    need(Long.BYTES);
    long value = (long) LITTLE.get(buffer, at);
    at += Long.BYTES;
    return value;
  }

  /** Up to four bytes, the smallest first, as a signed number. */
  int littleInt(int bytes) throws IOException, RdbDamage {
    need(bytes);
    int value = buffer[at + bytes - 1];
    for (int i = bytes - 2; i >= 0; i--) {
      value = value << 8 | buffer[at + i] & 0xff;
    }
    at += bytes;
    return value;
  }

  /** Four bytes, the greatest first, without a sign. */
  long bigInt() throws IOException, RdbDamage {
    need(Integer.BYTES);
    int value = (int) BIG_INT.get(buffer, at);
    at += Integer.BYTES;
    return value & 0xffff_ffffL;
  }

  /** Eight bytes, the greatest first. */
  long bigLong() throws IOException, RdbDamage {
    need(Long.BYTES);
    long value = (long) BIG_LONG.get(buffer, at);
    at += Long.BYTES;
    return value;
  }

  /** Copies bytes out. */
  void copy(byte[] into, int length) throws IOException, RdbDamage {
    int done = 0;
    while (done < length) {
      if (at == end) {
        refill(length - done);
      }
      int part = Math.min(length - done, end - at);
      System.arraycopy(buffer, at, into, done, part);
      at += part;
      done += part;
    }
  }

  /** Passes over bytes; they are summed all the same. */
  void skip(long length) throws IOException, RdbDamage {
    long left = length;
    while (left > end - at) {
      left -= end - at;
      at = end;
      refill(left);
    }
    at += (int) left;
  }

  /**
   * Passes over all but the last bytes; they are summed all the same. False where not so many are
   * left.
   */
  boolean toLast(int count) throws IOException {
    do {
      at = Math.max(at, end - count);
    } while (more());
    return end - at == count;
  }

  private void need(int bytes) throws IOException, RdbDamage {
    if (end - at < bytes) {
      refill(bytes);
      while (end - at < bytes) {
        if (!more()) {
          throw cutOff(bytes - (end - at));
        }
      }
    }
  }

  private void refill(long wanted) throws IOException, RdbDamage {
    if (!more()) {
      throw cutOff(wanted);
    }
  }

  private RdbDamage cutOff(long wanted) {
    return new RdbDamage(
        RdbDamage.Kind.CUT_OFF,
        before + end,
        "the file ends where at least " + wanted + (wanted == 1 ? " byte" : " bytes") + " follow");
  }

  /** Reads on behind what is left. */
  private boolean more() throws IOException {
    sum();
    if (at > 0) {
      System.arraycopy(buffer, at, buffer, 0, end - at);
      before += at;
      end -= at;
      at = 0;
      summedTo = 0;
    }
    int read = in.read(buffer, end, buffer.length - end);
    end += Math.max(read, 0);
    return read > 0;
  }
}
