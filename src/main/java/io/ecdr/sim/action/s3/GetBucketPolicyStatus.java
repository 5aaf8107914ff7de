package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusResponse;

/** Tells whether a bucket's policy is public (S3API:GetBucketPolicyStatus). */
public final class GetBucketPolicyStatus
    implements Action<GetBucketPolicyStatusRequest, GetBucketPolicyStatusResponse> {

  @Override
  public GetBucketPolicyStatusResponse answer(
      GetBucketPolicyStatusRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(request.bucket(), request.expectedBucketOwner(), "s3:GetBucketPolicyStatus");
    boolean isPublic = Policies.of(bucket).isPublic();
    return GetBucketPolicyStatusResponse.builder()
        .policyStatus(status -> status.isPublic(isPublic))
        .build();
  }
}
