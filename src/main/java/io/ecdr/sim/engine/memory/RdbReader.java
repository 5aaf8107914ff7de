package io.ecdr.sim.engine.memory;

import io.ecdr.sim.engine.RdbHeader;
import io.ecdr.sim.engine.SeedRefused;
import io.ecdr.sim.engine.SeedRefused.Why;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Reads RDB files that hold strings only, whichever of their encodings a server chose. */
final class RdbReader {

  /** Takes what is read. */
  interface Sink {
    void key(int database, byte[] key, Keyspace.Entry entry);
  }

  private static final long LZF_AT_MOST = 264;

  private final ByteBuffer in;
  private final Sink sink;
  private int database;
  private Optional<Instant> expires = Optional.empty();

  private RdbReader(byte[] file, Sink sink) {
    this.in = ByteBuffer.wrap(file);
    this.sink = sink;
  }

  /**
   * Reads a whole file whose header was found good.
   *
   * @throws SeedRefused {@link Why#CORRUPT} when it is cut or damaged
   * @throws UnsupportedOperationException when it holds more than strings
   */
  static void read(byte[] file, Sink sink) {
    checkCrc(file);
    try {
      new RdbReader(file, sink).all();
    } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw corrupt("Unexpected end of the file.");
    }
  }

  private static void checkCrc(byte[] file) {
    int end = file.length - Long.BYTES;
    if (end <= RdbHeader.LENGTH || (file[end - 1] & 0xff) != RdbCode.EOF) {
      throw corrupt("The file has no end mark.");
    }
    long written = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong(end);
    // Zero means that the writer was told not to count.
    if (written != 0 && written != Crc64.of(file, 0, end)) {
      throw corrupt("Wrong RDB checksum.");
    }
  }

  private void all() {
    in.position(RdbHeader.LENGTH);
    while (true) {
      int code = in.get() & 0xff;
      switch (code) {
        case RdbCode.EOF -> {
          return;
        }
        case RdbCode.SELECT_DB -> database = (int) length();
        case RdbCode.RESIZE_DB -> {
          length();
          length();
        }
        case RdbCode.AUXILIARY -> {
          string();
          string();
        }
        case RdbCode.IDLE -> length();
        case RdbCode.FREQUENCY -> in.get();
        case RdbCode.EXPIRE_MILLIS ->
            expires = Optional.of(Instant.ofEpochMilli(Long.reverseBytes(in.getLong())));
        case RdbCode.EXPIRE_SECONDS ->
            expires = Optional.of(Instant.ofEpochSecond(Integer.reverseBytes(in.getInt())));
        case RdbCode.STRING -> {
          sink.key(database, string(), new Keyspace.Entry(string(), expires));
          expires = Optional.empty();
        }
        case RdbCode.FUNCTION -> throw unsupported("function libraries");
        default -> throw unsupported("values of RDB type " + code);
      }
    }
  }

  private byte[] string() {
    int first = in.get(in.position()) & 0xff;
    switch (first) {
      case RdbCode.INT_8, RdbCode.INT_16, RdbCode.INT_32 -> {
        in.get();
        int number =
            first == RdbCode.INT_8
                ? in.get()
                : first == RdbCode.INT_16
                    ? Short.reverseBytes(in.getShort())
                    : Integer.reverseBytes(in.getInt());
        return Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
      }
      case RdbCode.COMPRESSED -> {
        in.get();
        long packedSize = length();
        long size = length();
        var packed = new byte[checked(packedSize, in.remaining())];
        in.get(packed);
        return Lzf.unpack(packed, checked(size, packedSize * LZF_AT_MOST));
      }
      default -> {
        long size = length();
        var plain = new byte[checked(size, in.remaining())];
        in.get(plain);
        return plain;
      }
    }
  }

  /** A damaged length must not make us ask for more than the file can hold. */
  private static int checked(long length, long atMost) {
    if (length < 0 || length > Math.min(atMost, Integer.MAX_VALUE - 8)) {
      throw corrupt("A length of " + length + " in the file.");
    }
    return (int) length;
  }

  private long length() {
    int first = in.get() & 0xff;
    return switch (first >>> 6) {
      case 0 -> first;
      case 1 -> (first & 0x3f) << 8 | in.get() & 0xff;
      default -> {
        if (first == RdbCode.LENGTH_32) {
          yield in.getInt() & 0xffffffffL;
        } else if (first == RdbCode.LENGTH_64) {
          yield in.getLong();
        }
        throw corrupt("An unknown length mark " + first + ".");
      }
    };
  }

  private static SeedRefused corrupt(String detail) {
    return new SeedRefused(Why.CORRUPT, detail);
  }

  private static UnsupportedOperationException unsupported(String what) {
    return new UnsupportedOperationException(
        "The memory engine reads strings only; the file holds " + what + ".");
  }
}
