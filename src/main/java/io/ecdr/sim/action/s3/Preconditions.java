package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.StoredObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Conditions that requests set: ETags and moments (S3:conditional-requests). */
final class Preconditions {

  private Preconditions() {}

  /**
   * Whether an object may be written.
   *
   * @throws ServiceFault {@code PreconditionFailed} when there is one and none must be, or another
   *     than the one named
   */
  static void forWriting(Bucket bucket, String key, String ifMatch, String ifNoneMatch) {
    var existing = bucket.find(key);
    if (ifNoneMatch != null && !ifNoneMatch.equals("*")) {
      throw new ServiceFault(
          "NotImplemented",
          501,
          "A header you provided implies functionality that is not implemented");
    }
    if (ifNoneMatch != null && existing.isPresent()) {
      throw failed("If-None-Match");
    }
    if (ifMatch != null && existing.isEmpty()) {
      throw new ServiceFault("NoSuchKey", 404, "The specified key does not exist.")
          .with("Key", key);
    }
    if (ifMatch != null && !matches(ifMatch, existing.get())) {
      throw failed("If-Match");
    }
  }

  /**
   * Whether an object may be read.
   *
   * @throws ServiceFault {@code PreconditionFailed}, or {@code NotModified} (304)
   */
  static void forReading(
      StoredObject object,
      String ifMatch,
      String ifNoneMatch,
      Instant ifModifiedSince,
      Instant ifUnmodifiedSince) {
    Instant modified = object.lastModified().truncatedTo(ChronoUnit.SECONDS);
    if (ifMatch != null && !matches(ifMatch, object)) {
      throw failed("If-Match");
    }
    if (ifMatch == null && ifUnmodifiedSince != null && modified.isAfter(ifUnmodifiedSince)) {
      throw failed("If-Unmodified-Since");
    }
    boolean same = ifNoneMatch != null && matches(ifNoneMatch, object);
    boolean old =
        ifNoneMatch == null && ifModifiedSince != null && !modified.isAfter(ifModifiedSince);
    if (same || old) {
      throw new ServiceFault("NotModified", 304, "Not Modified");
    }
  }

  /** As {@link #forReading}, for the source of a copy, which never answers 304. */
  static void forCopying(
      StoredObject object,
      String ifMatch,
      String ifNoneMatch,
      Instant ifModifiedSince,
      Instant ifUnmodifiedSince) {
    try {
      forReading(object, ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince);
    } catch (ServiceFault e) {
      throw failed("x-amz-copy-source-If-*");
    }
  }

  private static boolean matches(String header, StoredObject object) {
    String plain = header.replace("\"", "");
    return plain.equals("*") || plain.equals(object.etag());
  }

  private static ServiceFault failed(String condition) {
    return new ServiceFault(
            "PreconditionFailed",
            412,
            "At least one of the pre-conditions you specified did not hold")
        .with("Condition", condition);
  }
}
