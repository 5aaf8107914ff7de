package io.ecdr.rdb;

import java.util.Objects;

/**
 * What a file that was read to its end says of itself.
 *
 * @param version its header
 * @param bytes its size
 * @param keys how many keys it holds
 * @param checksum what became of the sum at its end
 */
public record RdbFile(RdbVersion version, long bytes, long keys, Checksum checksum) {

  /** The sum at the end of the file. */
  public enum Checksum {
    /** It is there and right. */
    RIGHT,
    /** All zero: the server was told to write none. What is in the file is unknown, not good. */
    NOT_WRITTEN,
    /** Versions before 5 have none. */
    NONE
  }

  public RdbFile {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(checksum, "checksum");
  }
}
