package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.List;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;

/** Removes all lifecycle rules (S3API:DeleteBucketLifecycle). */
public final class DeleteBucketLifecycle
    implements Action<DeleteBucketLifecycleRequest, DeleteBucketLifecycleResponse> {

  @Override
  public DeleteBucketLifecycleResponse answer(
      DeleteBucketLifecycleRequest request, Caller caller, World world) {
    new Gate(caller, world)
        .bucket(request.bucket(), request.expectedBucketOwner(), "s3:PutLifecycleConfiguration")
        .settings()
        .lifecycle(List.of());
    return DeleteBucketLifecycleResponse.builder().build();
  }
}
