package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;

/** Removes the ownership controls (S3API:DeleteBucketOwnershipControls). */
public final class DeleteBucketOwnershipControls
    implements Action<DeleteBucketOwnershipControlsRequest, DeleteBucketOwnershipControlsResponse> {

  @Override
  public DeleteBucketOwnershipControlsResponse answer(
      DeleteBucketOwnershipControlsRequest request, Caller caller, World world) {
    new Gate(caller, world)
        .bucket(request.bucket(), request.expectedBucketOwner(), "s3:PutBucketOwnershipControls")
        .settings()
        .ownership(Optional.empty());
    return DeleteBucketOwnershipControlsResponse.builder().build();
  }
}
