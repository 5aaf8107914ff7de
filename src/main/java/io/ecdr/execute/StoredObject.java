package io.ecdr.execute;

import io.ecdr.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * What {@code HeadObject} tells about an object.
 *
 * @param checksum S3's own over the whole object, such as {@code CRC64NVME:…}; absent when it keeps
 *     none. One that is composed of parts' checksums says nothing about equal bytes (source: {@code
 *     S3:checking-object-integrity}), so it does not count
 */
record StoredObject(long bytes, Optional<String> checksum) {

  private static final List<String> ALGORITHMS =
      List.of("CRC64NVME", "SHA256", "SHA1", "CRC32C", "CRC32");

  static StoredObject of(Value.Fields head) {
    boolean whole = !head.text("ChecksumType").orElse("FULL_OBJECT").equals("COMPOSITE");
    return new StoredObject(
        head.number("ContentLength").orElse(0L),
        ALGORITHMS.stream()
            .flatMap(a -> head.text("Checksum" + a).map(value -> a + ":" + value).stream())
            .filter(text -> whole && !text.matches(".*-\\d+"))
            .findFirst());
  }

  /** Whether it may hold the same bytes: nothing that is known of both speaks against it. */
  boolean mayEqual(StoredObject other) {
    boolean comparable =
        checksum.isPresent()
            && other.checksum.isPresent()
            && algorithm(checksum.get()).equals(algorithm(other.checksum.get()));
    return bytes == other.bytes && (!comparable || checksum.equals(other.checksum));
  }

  private static String algorithm(String checksum) {
    return checksum.substring(0, Math.max(checksum.indexOf(':'), 0));
  }

  @Override
  public String toString() {
    return bytes + " bytes" + checksum.map(c -> ", " + c).orElse("");
  }
}
