package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;

/** Gives back the bucket policy as it was put (S3API:GetBucketPolicy). */
public final class GetBucketPolicy
    implements Action<GetBucketPolicyRequest, GetBucketPolicyResponse> {

  @Override
  public GetBucketPolicyResponse answer(
      GetBucketPolicyRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(request.bucket(), request.expectedBucketOwner(), "s3:GetBucketPolicy");
    return GetBucketPolicyResponse.builder().policy(Policies.of(bucket).text()).build();
  }
}
