package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.Value;
import java.time.Instant;
import java.time.ZoneOffset;
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
    var told = read.value().orElse(Value.Fields.NONE);
    if (told.text("ObjectLockLegalHoldStatus").filter("ON"::equals).isPresent()) {
      return Optional.of("kept by a legal hold of Object Lock");
    }
    return told.time("ObjectLockRetainUntilDate")
        .filter(until -> until.isAfter(now))
        .map(
            until ->
                "kept until "
                    + until.atOffset(ZoneOffset.UTC).toLocalDate()
                    + " by Object Lock ("
                    + told.text("ObjectLockMode").orElse("no mode told")
                    + ")");
  }
}
