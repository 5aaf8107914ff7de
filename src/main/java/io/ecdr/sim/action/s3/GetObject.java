package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Content;
import io.ecdr.sim.action.ContentAction;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Gives an object's bytes, all or a range (S3API:GetObject). */
public final class GetObject implements ContentAction<GetObjectRequest, GetObjectResponse> {

  private static final List<String> OVERRIDES =
      List.of(
          "CacheControl",
          "ContentDisposition",
          "ContentEncoding",
          "ContentLanguage",
          "ContentType",
          "Expires");

  @Override
  public Reply<GetObjectResponse> answer(
      GetObjectRequest request, Content content, Caller caller, World world) {
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
    var response = GetObjectResponse.builder();
    Attributes.describe(object, response);
    Retentions.describe(bucket, object, response);
    OVERRIDES.forEach(
        member ->
            request
                .getValueForField("Response" + member, Object.class)
                .ifPresent(value -> Fields.set(response, member, value)));
    if (request.partNumber() != null && !object.parts().isEmpty()) {
      response.partsCount(object.parts().size());
    }
    range.ifPresent(r -> response.contentRange(r.header(size)));
    if (request.checksumMode() == ChecksumMode.ENABLED && range.isEmpty()) {
      Checksums.set(response, object.checksum());
    }
    var wanted = range.orElse(new ByteRange(0, size));
    return new Reply<>(response.build(), Optional.of(stream(object, wanted)));
  }

  private static Reply.Stream stream(StoredObject object, ByteRange range) {
    try {
      var bytes = object.body().range(range.from(), range.length()).open(0);
      return new Reply.Stream(bytes, range.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
