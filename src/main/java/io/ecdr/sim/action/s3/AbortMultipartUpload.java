package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;

/** Gives up an upload and its parts (S3API:AbortMultipartUpload). */
public final class AbortMultipartUpload
    implements Action<AbortMultipartUploadRequest, AbortMultipartUploadResponse> {

  @Override
  public AbortMultipartUploadResponse answer(
      AbortMultipartUploadRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .object(
                request.bucket(),
                request.key(),
                request.expectedBucketOwner(),
                "s3:AbortMultipartUpload",
                Map.of());
    var upload = Uploads.find(bucket, request.key(), request.uploadId());
    bucket.uploads().remove(upload.id());
    return AbortMultipartUploadResponse.builder().build();
  }
}
