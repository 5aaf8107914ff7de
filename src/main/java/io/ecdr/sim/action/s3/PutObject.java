package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Content;
import io.ecdr.sim.action.ContentAction;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.Algorithm;
import io.ecdr.sim.world.s3.Body;
import io.ecdr.sim.world.s3.StoredObject;
import java.util.List;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Puts an object (S3API:PutObject). */
public final class PutObject implements ContentAction<PutObjectRequest, PutObjectResponse> {

  @Override
  public Reply<PutObjectResponse> answer(
      PutObjectRequest request, Content content, Caller caller, World world) {
    var gate = new Gate(caller, world);
    var bucket =
        gate.object(
            request.bucket(),
            request.key(),
            request.expectedBucketOwner(),
            "s3:PutObject",
            Attributes.context(request));
    Attributes.check(request, bucket, request.key());
    Preconditions.forWriting(bucket, request.key(), request.ifMatch(), request.ifNoneMatch());
    if (request.writeOffsetBytes() != null) {
      throw new ServiceFault("NotImplemented", 501, "Appending to objects is not simulated.");
    }
    var body = Body.of(content.blob());
    var algorithm = Checksums.algorithm(request).orElse(Algorithm.CRC64NVME);
    var object =
        new StoredObject(
            request.key(),
            body,
            body.md5(),
            StoredObject.Checksum.of(algorithm, body),
            Attributes.headers(request),
            request.metadata(),
            Encryptions.ofRequest(request, bucket),
            gate.now(),
            Attributes.storageClass(request),
            Tags.ofHeader(request.tagging()),
            List.of());
    bucket.put(object);
    var response = PutObjectResponse.builder().eTag("\"" + object.etag() + "\"");
    Checksums.set(response, object.checksum());
    Attributes.encryption(object.encryption(), response);
    return Reply.of(response.build());
  }
}
