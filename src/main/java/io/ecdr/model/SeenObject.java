package io.ecdr.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file of a backup as S3 described it when somebody looked. The tag is only ever compared with
 * one of the same object: what it is made of is S3's own matter (source: {@code
 * S3:checking-object-integrity}).
 *
 * @param tag the ETag
 * @param modified when it was written last
 * @param sum what came of holding S3's checksum against the manifest's
 */
public record SeenObject(
    String key, long bytes, Optional<String> tag, Optional<String> modified, Sum sum) {

  private static final List<String> ALGORITHMS =
      List.of("CRC64NVME", "SHA256", "SHA1", "CRC32C", "CRC32");

  /** What two checksums say of the bytes. */
  public enum Sum {
    EQUAL("equal"),
    DIFFERS("differs"),
    /** The manifest has one, and S3 keeps none by the same algorithm. */
    UNKNOWN("unknown"),
    /** The manifest has none. */
    NONE("none");

    private final String word;

    Sum(String word) {
      this.word = word;
    }

    /** The word used in JSON. */
    public String word() {
      return word;
    }

    /** The one with this word; {@link #UNKNOWN} for a word we do not know. */
    public static Sum ofWord(String word) {
      for (var sum : values()) {
        if (sum.word.equals(word)) {
          return sum;
        }
      }
      return UNKNOWN;
    }

    /** Holds a checksum that was found against the one that is wanted. */
    public static Sum of(Optional<String> found, Optional<String> wanted) {
      if (wanted.isEmpty()) {
        return NONE;
      }
      if (found.isEmpty() || !algorithm(found.get()).equals(algorithm(wanted.get()))) {
        return UNKNOWN;
      }
      return found.equals(wanted) ? EQUAL : DIFFERS;
    }

    private static String algorithm(String checksum) {
      return checksum.substring(0, Math.max(checksum.indexOf(':'), 0));
    }
  }

  public SeenObject {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(modified, "modified");
    Objects.requireNonNull(sum, "sum");
  }

  /** A shard's file as {@code HeadObject} describes it. */
  public static SeenObject of(Manifest.Shard shard, Value.Fields head) {
    return new SeenObject(
        shard.key(),
        head.number("ContentLength").orElse(0L),
        head.text("ETag"),
        head.time("LastModified").map(Object::toString),
        Sum.of(checksum(head), shard.checksum()));
  }

  /**
   * S3's own checksum over a whole object, such as {@code CRC64NVME:…}. One that is composed of
   * parts' checksums says nothing about equal bytes (source: {@code S3:checking-object-integrity}).
   */
  public static Optional<String> checksum(Value.Fields head) {
    boolean whole = !head.text("ChecksumType").orElse("FULL_OBJECT").equals("COMPOSITE");
    return ALGORITHMS.stream()
        .flatMap(a -> head.text("Checksum" + a).map(value -> a + ":" + value).stream())
        .filter(text -> whole && !text.matches(".*-\\d+"))
        .findFirst();
  }

  /** Whether its bytes rest on nothing but its being the object that was looked at before. */
  public boolean restsOnEarlier() {
    return sum == Sum.UNKNOWN || sum == Sum.NONE;
  }

  /** Whether it was written between an earlier look and this one. */
  public boolean writtenSince(SeenObject earlier) {
    return differ(tag, earlier.tag) || differ(modified, earlier.modified);
  }

  /** Whether it is surely the object of an earlier look. */
  public boolean same(SeenObject earlier) {
    return tag.isPresent() && tag.equals(earlier.tag) && !writtenSince(earlier);
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }
}
