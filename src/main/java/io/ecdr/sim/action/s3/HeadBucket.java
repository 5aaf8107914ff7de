package io.ecdr.sim.action.s3;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;

/** Tells whether a bucket exists and may be seen, and in which Region (S3API:HeadBucket). */
public final class HeadBucket implements Action<HeadBucketRequest, HeadBucketResponse> {

  @Override
  public HeadBucketResponse answer(HeadBucketRequest request, Caller caller, World world) {
    var bucket =
        new Gate(caller, world)
            .bucket(request.bucket(), request.expectedBucketOwner(), "s3:ListBucket");
    return HeadBucketResponse.builder()
        .bucketRegion(bucket.region())
        .bucketArn(bucket.arn(Optional.empty()))
        .accessPointAlias(false)
        .build();
  }
}
