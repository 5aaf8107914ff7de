package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;

/** Tells whether versioning was ever turned on (S3API:GetBucketVersioning). */
public final class GetBucketVersioning
    implements Action<GetBucketVersioningRequest, GetBucketVersioningResponse> {

  @Override
  public GetBucketVersioningResponse answer(
      GetBucketVersioningRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(request.bucket(), request.expectedBucketOwner(), "s3:GetBucketVersioning");
    return GetBucketVersioningResponse.builder()
        .status(bucket.settings().versioning().orElse(null))
        .build();
  }
}
