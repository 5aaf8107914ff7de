package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.StoredObject;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/**
 * An object that may be read, and how much of it is asked for: what a GET gives and a HEAD tells.
 *
 * @param part whether a part was asked for
 * @param checksum whether its checksum was asked for
 */
record ObjectRead(
    Bucket bucket, StoredObject object, Optional<ByteRange> range, boolean part, boolean checksum) {

  static ObjectRead of(GetObjectRequest request, Caller caller, World world) {
    Versions.onlyNull(request.versionId());
    var gate = new Gate(caller, world);
    var bucket =
        gate.object(
            request.bucket(),
            request.key(),
            request.expectedBucketOwner(),
            "s3:GetObject",
            Map.of());
    var object = gate.object(bucket, request.key());
    Preconditions.forReading(
        object,
        request.ifMatch(),
        request.ifNoneMatch(),
        request.ifModifiedSince(),
        request.ifUnmodifiedSince());
    boolean part = request.partNumber() != null;
    var range =
        part
            ? Optional.of(ByteRange.ofPart(request.partNumber(), object))
            : ByteRange.of(request.range(), object.body().size());
    return new ObjectRead(
        bucket, object, range, part, request.checksumMode() == ChecksumMode.ENABLED);
  }

  /** Sets on a response what there is to tell. */
  void describe(SdkPojo response) {
    Attributes.describe(object, response);
    Retentions.describe(bucket, object, response);
    if (part && !object.parts().isEmpty()) {
      Fields.set(response, "PartsCount", object.parts().size());
    }
    range.ifPresent(r -> Fields.set(response, "ContentRange", r.header(object.body().size())));
    if (checksum && range.isEmpty()) {
      Checksums.set(response, object.checksum());
    }
  }

  /** The bytes that are meant. */
  ByteRange wanted() {
    return range.orElse(new ByteRange(0, object.body().size()));
  }
}
