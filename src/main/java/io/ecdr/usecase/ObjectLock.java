package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.ObjectHold;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * What S3's Object Lock says of an object. A plain deletion of a locked object succeeds, but makes
 * only a marker: the version stays, is paid for, and is out of sight (source: S3 User Guide,
 * "Object Lock considerations", "Managing delete markers"). So nothing that is locked is deleted.
 * The lock is told only to those who may {@code s3:GetObjectRetention} and {@code
 * s3:GetObjectLegalHold}.
 */
final class ObjectLock {

  private ObjectLock() {}

  /**
   * Why an object stays; empty when nothing is told that holds it.
   *
   * @param read the answer to reading it
   */
  static Optional<String> on(Fact<Value.Fields> read, Instant now) {
    return hold(read, now).map(ObjectHold::words);
  }

  /** The same, to be shown. */
  static Optional<ObjectHold> hold(Fact<Value.Fields> read, Instant now) {
    var told = read.value().orElse(Value.Fields.NONE);
    var mode = told.text("ObjectLockMode").orElse("");
    if (told.text("ObjectLockLegalHoldStatus").filter("ON"::equals).isPresent()) {
      return Optional.of(new ObjectHold(Optional.empty(), mode));
    }
    return told.time("ObjectLockRetainUntilDate")
        .filter(until -> until.isAfter(now))
        .map(until -> new ObjectHold(Optional.of(until), mode));
  }
}
