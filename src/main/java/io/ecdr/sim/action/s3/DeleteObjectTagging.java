package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingResponse;

/** Removes an object's tags (S3API:DeleteObjectTagging). */
public final class DeleteObjectTagging
    implements Action<DeleteObjectTaggingRequest, DeleteObjectTaggingResponse> {

  @Override
  public DeleteObjectTaggingResponse answer(
      DeleteObjectTaggingRequest request, Caller caller, World world) {
    Versions.onlyNull(request.versionId());
    var gate = new Gate(caller, world);
    var bucket =
        gate.object(
            request.bucket(),
            request.key(),
            request.expectedBucketOwner(),
            "s3:DeleteObjectTagging",
            Map.of());
    bucket.put(gate.object(bucket, request.key()).withTags(Map.of()));
    return DeleteObjectTaggingResponse.builder().build();
  }
}
