package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;

/** Tells who owns new objects and whether ACLs count (S3API:GetBucketOwnershipControls). */
public final class GetBucketOwnershipControls
    implements Action<GetBucketOwnershipControlsRequest, GetBucketOwnershipControlsResponse> {

  @Override
  public GetBucketOwnershipControlsResponse answer(
      GetBucketOwnershipControlsRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(
                request.bucket(), request.expectedBucketOwner(), "s3:GetBucketOwnershipControls");
    String ownership =
        bucket
            .settings()
            .ownership()
            .orElseThrow(
                () ->
                    new ServiceFault(
                            "OwnershipControlsNotFoundError",
                            404,
                            "The bucket ownership controls were not found")
                        .with("BucketName", bucket.name()));
    return GetBucketOwnershipControlsResponse.builder()
        .ownershipControls(
            controls ->
                controls.rules(OwnershipControlsRule.builder().objectOwnership(ownership).build()))
        .build();
  }
}
