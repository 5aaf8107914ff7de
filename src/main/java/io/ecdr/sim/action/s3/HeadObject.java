package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Tells about an object without its bytes (S3API:HeadObject). */
public final class HeadObject implements Action<HeadObjectRequest, HeadObjectResponse> {

  @Override
  public HeadObjectResponse answer(HeadObjectRequest request, Caller caller, World world) {
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
    long size = object.body().size();
    var range =
        request.partNumber() == null
            ? ByteRange.of(request.range(), size)
            : Optional.of(ByteRange.ofPart(request.partNumber(), object));
    var response = HeadObjectResponse.builder();
    Attributes.describe(object, response);
    Retentions.describe(bucket, object, response);
    if (request.partNumber() != null && !object.parts().isEmpty()) {
      response.partsCount(object.parts().size());
    }
    range.ifPresent(r -> response.contentRange(r.header(size)));
    if (request.checksumMode() == ChecksumMode.ENABLED && range.isEmpty()) {
      Checksums.set(response, object.checksum());
    }
    return response.contentLength(range.map(ByteRange::length).orElse(size)).build();
  }
}
