package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.StoredObject;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/**
 * Copies an object, also from another Region's bucket; sent to the target's Region
 * (S3API:CopyObject). The copy is one piece whatever the source was, and has a checksum over all of
 * it.
 */
public final class CopyObject implements Action<CopyObjectRequest, CopyObjectResponse> {

  private static final long MOST = 5L << 30;

  @Override
  public CopyObjectResponse answer(CopyObjectRequest request, Caller caller, World world) {
    var gate = new Gate(caller, world);
    String key = request.destinationKey();
    var bucket =
        gate.object(
            request.destinationBucket(),
            key,
            request.expectedBucketOwner(),
            "s3:PutObject",
            Attributes.context(request));
    Attributes.check(request, bucket, key);
    var from = CopySource.of(Fields.text(request, "CopySource").orElse(null));
    var source = from.read(gate, request.expectedSourceBucketOwner());
    Preconditions.forCopying(
        source,
        request.copySourceIfMatch(),
        request.copySourceIfNoneMatch(),
        request.copySourceIfModifiedSince(),
        request.copySourceIfUnmodifiedSince());
    Preconditions.forWriting(bucket, key, request.ifMatch(), request.ifNoneMatch());
    check(source, from, request);
    var copy = copy(request, source, bucket, gate.now());
    bucket.put(copy);
    var result =
        CopyObjectResult.builder()
            .eTag("\"" + copy.etag() + "\"")
            .lastModified(copy.lastModified());
    Checksums.set(result, copy.checksum());
    var response = CopyObjectResponse.builder().copyObjectResult(result.build());
    Attributes.encryption(copy.encryption(), response);
    return response.build();
  }

  private static void check(StoredObject source, CopySource from, CopyObjectRequest request) {
    if (source.body().size() > MOST) {
      throw new ServiceFault(
          "InvalidRequest",
          400,
          "The specified copy source is larger than the maximum allowable size for a copy source: "
              + MOST);
    }
    boolean onto =
        from.bucket().equals(request.destinationBucket())
            && from.key().equals(request.destinationKey());
    boolean changes =
        replacesMetadata(request)
            || request.serverSideEncryption() != null
            || request.storageClass() != null
            || request.checksumAlgorithm() != null;
    if (onto && !changes) {
      throw new ServiceFault(
          "InvalidRequest",
          400,
          "This copy request is illegal because it is trying to copy an object to itself without"
              + " changing the object's metadata, storage class, website redirect location or"
              + " encryption attributes.");
    }
  }

  private static boolean replacesMetadata(CopyObjectRequest request) {
    return request.metadataDirective() == MetadataDirective.REPLACE;
  }

  private static StoredObject copy(
      CopyObjectRequest request, StoredObject source, Bucket bucket, Instant now) {
    boolean replace = replacesMetadata(request);
    var algorithm = Checksums.algorithm(request).orElse(source.checksum().algorithm());
    return new StoredObject(
        request.destinationKey(),
        source.body(),
        source.body().md5(),
        StoredObject.Checksum.of(algorithm, source.body()),
        replace ? Attributes.headers(request) : source.headers(),
        replace ? request.metadata() : source.metadata(),
        Encryptions.ofRequest(request, bucket),
        now,
        Attributes.storageClass(request),
        request.taggingDirective() == TaggingDirective.REPLACE
            ? Tags.ofHeader(request.tagging())
            : source.tags(),
        List.of());
  }
}
