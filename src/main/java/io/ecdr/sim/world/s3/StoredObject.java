package io.ecdr.sim.world.s3;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An object in a bucket.
 *
 * @param key its name
 * @param body its bytes
 * @param etag without quotes; of a multipart object it ends in {@code -N}
 * @param checksum what S3 keeps of its bytes
 * @param headers system metadata by header name in lower case, such as {@code content-type}
 * @param metadata the user's, by name in lower case without {@code x-amz-meta-}
 * @param encryption how it is encrypted
 * @param lastModified when it was put
 * @param storageClass such as {@code STANDARD}
 * @param tags by key
 * @param parts the sizes of the parts it was uploaded in; empty when in one piece
 */
public record StoredObject(
    String key,
    Body body,
    String etag,
    Checksum checksum,
    Map<String, String> headers,
    Map<String, String> metadata,
    Encryption encryption,
    Instant lastModified,
    String storageClass,
    Map<String, String> tags,
    List<Long> parts) {

  public StoredObject {
    headers = new TreeMap<>(headers);
    metadata = new TreeMap<>(metadata);
    tags = new TreeMap<>(tags);
    parts = List.copyOf(parts);
  }

  /**
   * A checksum that is kept.
   *
   * @param value Base64, of a composite one followed by {@code -N}
   * @param fullObject over all bytes, not over the checksums of parts
   */
  public record Checksum(Algorithm algorithm, String value, boolean fullObject) {
    /** The full-object checksum of a body. */
    public static Checksum of(Algorithm algorithm, Body body) {
      return new Checksum(algorithm, body.checksum(algorithm), true);
    }
  }

  /**
   * Encryption at rest.
   *
   * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
   * @param key of KMS
   */
  public record Encryption(String algorithm, Optional<String> key, boolean bucketKey) {
    /** SSE-S3, which every new object has unless something else is asked for. */
    public static final Encryption SSE_S3 = new Encryption("AES256", Optional.empty(), false);
  }

  /** An object as a service puts it: no metadata, a checksum of the newest kind. */
  static StoredObject plain(String key, Body body, Encryption encryption, Instant now) {
    return new StoredObject(
        key,
        body,
        body.md5(),
        Checksum.of(Algorithm.CRC64NVME, body),
        Map.of("content-type", "application/octet-stream"),
        Map.of(),
        encryption,
        now,
        "STANDARD",
        Map.of(),
        List.of());
  }

  /** The same with other tags. */
  public StoredObject withTags(Map<String, String> other) {
    return new StoredObject(
        key,
        body,
        etag,
        checksum,
        headers,
        metadata,
        encryption,
        lastModified,
        storageClass,
        other,
        parts);
  }
}
