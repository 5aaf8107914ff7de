package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.BucketPolicy;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;

/**
 * Sets a bucket's policy, refusing malformed ones, and public ones where those are blocked
 * (S3API:PutBucketPolicy).
 */
public final class PutBucketPolicy
    implements Action<PutBucketPolicyRequest, PutBucketPolicyResponse> {

  @Override
  public PutBucketPolicyResponse answer(
      PutBucketPolicyRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(request.bucket(), request.expectedBucketOwner(), "s3:PutBucketPolicy");
    var policy =
        BucketPolicy.parse(request.policy() == null ? "" : request.policy(), bucket.name());
    if (policy.isPublic() && bucket.settings().accessBlock().blockPublicPolicy()) {
      throw new ServiceFault(
          "AccessDenied",
          403,
          "User: "
              + caller.arn()
              + " is not authorized to perform: s3:PutBucketPolicy on resource: \""
              + bucket.arn(Optional.empty())
              + "\" because public policies are prevented by the BlockPublicPolicy setting in S3"
              + " Block Public Access.");
    }
    bucket.settings().policy(Optional.of(policy));
    return PutBucketPolicyResponse.builder().build();
  }
}
