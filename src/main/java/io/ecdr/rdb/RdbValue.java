package io.ecdr.rdb;

/**
 * A key's value as it stands in the file, by its sum: the value itself is not kept, whatever its
 * size.
 *
 * @param type the number of its encoding
 * @param before the file's sum before the value
 * @param after the file's sum behind it
 * @param bytes how long it is
 */
public record RdbValue(int type, long before, long after, long bytes) {

  /** Two bytes of version and eight of a checksum stand behind what DUMP answers. */
  private static final int FOOTER = 10;

  /** How another one compares. */
  public enum Other {
    SAME,
    /** Another string, or of another type. */
    DIFFERENT,
    /** The same elements may be packed in another way or order. */
    UNSURE
  }

  /** Compares with what DUMP answers for a key, byte by byte. */
  public Other compare(byte[] dump) {
    if (dump.length <= FOOTER) {
      return Other.UNSURE;
    }
    int other = dump[0] & 0xff;
    int end = dump.length - FOOTER;
    boolean same =
        other == type && end - 1 == bytes && Crc64.JONES.update(before, dump, 1, end) == after;
    if (same) {
      return Other.SAME;
    }
    return type == 0 || other == 0 || !kin(other) ? Other.DIFFERENT : Other.UNSURE;
  }

  private boolean kin(int other) {
    var mine = Encoding.of(type, NEWEST);
    var theirs = Encoding.of(other, NEWEST);
    return mine.isEmpty() || theirs.isEmpty() || mine.get().type() == theirs.get().type();
  }

  private static final RdbVersion NEWEST = new RdbVersion(RdbVersion.Line.REDIS, 12);
}
