package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;

/** Removes an empty bucket (S3API:DeleteBucket). */
public final class DeleteBucket implements Action<DeleteBucketRequest, DeleteBucketResponse> {

  @Override
  public DeleteBucketResponse answer(DeleteBucketRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(request.bucket(), request.expectedBucketOwner(), "s3:DeleteBucket");
    if (!bucket.objects().isEmpty()) {
      throw new ServiceFault("BucketNotEmpty", 409, "The bucket you tried to delete is not empty")
          .with("BucketName", bucket.name());
    }
    world.s3().remove(bucket.name());
    return DeleteBucketResponse.builder().build();
  }
}
