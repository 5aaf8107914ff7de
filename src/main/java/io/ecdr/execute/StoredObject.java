package io.ecdr.execute;

import io.ecdr.model.SeenObject;
import io.ecdr.model.Value;
import java.util.Optional;

/**
 * What {@code HeadObject} tells about an object.
 *
 * @param checksum S3's own over the whole object, see {@link SeenObject#checksum}
 */
record StoredObject(long bytes, Optional<String> checksum) {

  static StoredObject of(Value.Fields head) {
    return new StoredObject(head.number("ContentLength").orElse(0L), SeenObject.checksum(head));
  }

  /** Whether it may hold the same bytes: nothing that is known of both speaks against it. */
  boolean mayEqual(StoredObject other) {
    return bytes == other.bytes
        && SeenObject.Sum.of(checksum, other.checksum) != SeenObject.Sum.DIFFERS;
  }

  @Override
  public String toString() {
    return bytes + " bytes" + checksum.map(c -> ", " + c).orElse("");
  }
}
