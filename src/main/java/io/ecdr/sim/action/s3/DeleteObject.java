package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;

/** Removes an object; one that is not there is no error (S3API:DeleteObject). */
public final class DeleteObject implements Action<DeleteObjectRequest, DeleteObjectResponse> {

  @Override
  public DeleteObjectResponse answer(DeleteObjectRequest request, Caller caller, World world) {
    Versions.onlyNull(request.versionId());
    var bucket =
        new Gate(caller, world)
            .object(
                request.bucket(),
                request.key(),
                request.expectedBucketOwner(),
                "s3:DeleteObject",
                Map.of());
    if (request.ifMatch() != null) {
      Preconditions.forWriting(bucket, request.key(), request.ifMatch(), null);
    }
    bucket.remove(request.key());
    return DeleteObjectResponse.builder().build();
  }
}
