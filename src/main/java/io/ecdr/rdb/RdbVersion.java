package io.ecdr.rdb;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * What the first nine bytes of an RDB file say: {@code REDIS} and four digits, or, from Valkey 9.0
 * on, {@code VALKEY} and three. Valkey keeps 12 to 79 apart as the other project's and begins its
 * own numbers with 80.
 *
 * @param line whose format it is
 * @param number its version, from 1
 */
public record RdbVersion(Line line, int number) implements Comparable<RdbVersion> {

  /** Bytes of a header. */
  public static final int HEADER = 9;

  private static final int NEWEST_REDIS = 12;
  private static final int VALKEY_9 = 80;

  /** From this version on a file ends with eight bytes of checksum. */
  private static final int CHECKSUMMED = 5;

  /** Whose format. */
  public enum Line {
    REDIS,
    VALKEY
  }

  public RdbVersion {
    Objects.requireNonNull(line, "line");
    if (number < 1) {
      throw new IllegalArgumentException("an RDB version begins with 1, not " + number);
    }
  }

  /** What a header says; empty when it is none. */
  public static Optional<RdbVersion> of(byte[] header) {
    var text = new String(header, 0, Math.min(header.length, HEADER), StandardCharsets.ISO_8859_1);
    if (text.matches("REDIS[0-9]{4}")) {
      return numbered(Line.REDIS, text.substring(5));
    }
    return text.matches("VALKEY[0-9]{3}")
        ? numbered(Line.VALKEY, text.substring(6))
        : Optional.empty();
  }

  private static Optional<RdbVersion> numbered(Line line, String digits) {
    int number = Integer.parseInt(digits);
    return number == 0 ? Optional.empty() : Optional.of(new RdbVersion(line, number));
  }

  /** Whether this reader knows all that such a file may hold. */
  public boolean known() {
    return line == Line.REDIS ? number <= NEWEST_REDIS : number == VALKEY_9;
  }

  boolean checksummed() {
    return number >= CHECKSUMMED;
  }

  /** Whether type numbers from 22 on are Valkey's; the other project uses them differently. */
  boolean valkeyTypes() {
    return line == Line.VALKEY;
  }

  @Override
  public int compareTo(RdbVersion other) {
    return Integer.compare(number, other.number);
  }

  /** Such as {@code RDB 11} or {@code RDB 80 (Valkey)}. */
  @Override
  public String toString() {
    return "RDB " + number + (line == Line.VALKEY ? " (Valkey)" : "");
  }
}
