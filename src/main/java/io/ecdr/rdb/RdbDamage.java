package io.ecdr.rdb;

import java.util.Objects;

/**
 * A file that cannot be read as an RDB file: damaged, cut off, or of a kind that this version does
 * not know. What was told before it was thrown is not to be counted on.
 */
public final class RdbDamage extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is the matter. */
  public enum Kind {
    /** Bytes that no server would write. */
    CORRUPT,
    /** It ends before its end. */
    CUT_OFF,
    /** Its own checksum says that bytes were changed. */
    CHECKSUM,
    /** A version, an opcode or a type that is not known here: unknown, not bad. */
    UNKNOWN
  }

  private final Kind kind;
  private final String what;
  private final long offset;

  /**
   * @param offset where in the file the reader stood, in bytes from its beginning
   * @param what a sentence without the offset
   */
  RdbDamage(Kind kind, long offset, String what) {
    super(what + ", at byte " + offset);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.offset = offset;
    this.what = what;
  }

  /** What is the matter. */
  public Kind kind() {
    return kind;
  }

  /** A sentence without the offset. */
  String what() {
    return what;
  }

  /** Where in the file, in bytes from its beginning. */
  public long offset() {
    return offset;
  }
}
