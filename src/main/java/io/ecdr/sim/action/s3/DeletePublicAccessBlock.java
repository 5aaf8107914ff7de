package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;

/** Removes the public access block (S3API:DeletePublicAccessBlock). */
public final class DeletePublicAccessBlock
    implements Action<DeletePublicAccessBlockRequest, DeletePublicAccessBlockResponse> {

  @Override
  public DeletePublicAccessBlockResponse answer(
      DeletePublicAccessBlockRequest request, Caller caller, World world) {
    new Gate(caller, world)
        .bucket(request.bucket(), request.expectedBucketOwner(), "s3:PutBucketPublicAccessBlock")
        .settings()
        .accessBlock(Optional.empty());
    return DeletePublicAccessBlockResponse.builder().build();
  }
}
