package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;

/** Removes a bucket's policy, if there is one (S3API:DeleteBucketPolicy). */
public final class DeleteBucketPolicy
    implements Action<DeleteBucketPolicyRequest, DeleteBucketPolicyResponse> {

  @Override
  public DeleteBucketPolicyResponse answer(
      DeleteBucketPolicyRequest request, Caller caller, World world) {
    new Gate(caller, world)
        .bucket(request.bucket(), request.expectedBucketOwner(), "s3:DeleteBucketPolicy")
        .settings()
        .policy(Optional.empty());
    return DeleteBucketPolicyResponse.builder().build();
  }
}
