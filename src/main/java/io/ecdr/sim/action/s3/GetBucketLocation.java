package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;

/** Tells a bucket's Region; that of us-east-1 is empty (S3API:GetBucketLocation). */
public final class GetBucketLocation
    implements Action<GetBucketLocationRequest, GetBucketLocationResponse> {

  @Override
  public GetBucketLocationResponse answer(
      GetBucketLocationRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(request.bucket(), request.expectedBucketOwner(), "s3:GetBucketLocation");
    String region = bucket.region().equals("us-east-1") ? "" : bucket.region();
    return GetBucketLocationResponse.builder().locationConstraint(region).build();
  }
}
