package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Content;
import io.ecdr.sim.action.ContentAction;
import io.ecdr.sim.action.Reply;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.Body;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Takes one part of an upload (S3API:UploadPart). */
public final class UploadPart implements ContentAction<UploadPartRequest, UploadPartResponse> {

  @Override
  public Reply<UploadPartResponse> answer(
      UploadPartRequest request, Content content, Caller caller, World world) {
    var gate = new Gate(caller, world);
    var bucket =
        gate.object(
            request.bucket(),
            request.key(),
            request.expectedBucketOwner(),
            "s3:PutObject",
            Map.of());
    var upload = Uploads.find(bucket, request.key(), request.uploadId());
    var body = Body.of(content.blob());
    var algorithm = Checksums.algorithm(request);
    if (upload.algorithm().isPresent()
        && algorithm.isPresent()
        && !algorithm.equals(upload.algorithm())) {
      throw new ServiceFault(
          "InvalidRequest",
          400,
          "Checksum Type mismatch occurred, expected checksum Type: "
              + upload.algorithm().get()
              + ", actual checksum Type: "
              + algorithm.get());
    }
    Uploads.keep(upload, request.partNumber(), body, gate.now());
    var response = UploadPartResponse.builder().eTag("\"" + body.md5() + "\"");
    upload
        .algorithm()
        .or(() -> algorithm)
        .ifPresent(a -> Checksums.set(response, a, body.checksum(a)));
    Attributes.encryption(upload.template().encryption(), response);
    return Reply.of(response.build());
  }
}
