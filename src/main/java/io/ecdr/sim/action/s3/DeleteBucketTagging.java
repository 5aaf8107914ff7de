package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;

/** Removes a bucket's tags (S3API:DeleteBucketTagging). */
public final class DeleteBucketTagging
    implements Action<DeleteBucketTaggingRequest, DeleteBucketTaggingResponse> {

  @Override
  public DeleteBucketTaggingResponse answer(
      DeleteBucketTaggingRequest request, Caller caller, World world) {
    new Gate(caller, world)
        .bucket(request.bucket(), request.expectedBucketOwner(), "s3:PutBucketTagging")
        .settings()
        .tags(Map.of());
    return DeleteBucketTaggingResponse.builder().build();
  }
}
